package dev.ashlar.namespace.ports;

import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UserId;
import dev.ashlar.namespace.UserNamespace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

public final class InMemoryNamespaceStore implements NamespaceStore {
    private final Map<Slug, Ulid> taken = new LinkedHashMap<>();
    private final Map<UserId, UserNamespace> owned = new LinkedHashMap<>();

    @Override
    public synchronized Optional<UserNamespace> add(Ulid id, UserId owner, List<Slug> wishes) {
        if (owned.containsKey(owner)) {
            throw new IllegalStateException("one namespace per person");
        }
        var free = wishes.stream().filter(wish -> !taken.containsKey(wish)).findFirst();
        return free.map(slug -> {
            var added = new UserNamespace(id, slug, owner);
            taken.put(slug, id);
            owned.put(owner, added);
            return added;
        });
    }

    @Override
    public synchronized Optional<UserNamespace> lockOwnedBy(UserId owner) {
        return Optional.ofNullable(owned.get(owner));
    }

    @Override
    public synchronized void remove(Ulid id) {
        taken.values().remove(id);
        disown(id);
    }

    @Override
    public synchronized void disown(Ulid id) {
        owned.values().removeIf(namespace -> namespace.id().equals(id));
    }
}
