package dev.ashlar.users.core;

import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.UserId;
import dev.ashlar.namespace.UserNamespace;
import dev.ashlar.namespace.UserNamespaces;
import dev.ashlar.testkit.CountingIds;
import java.util.HashMap;
import java.util.Map;

/// Gives the wish or, when it is taken, the same with `-1`.
final class FakeUserNamespaces implements UserNamespaces {
    private final CountingIds ids = new CountingIds();
    private final Map<UserId, UserNamespace> open = new HashMap<>();

    @Override
    public synchronized UserNamespace open(UserId owner, Slug wish) {
        var taken = open.values().stream().anyMatch(other -> other.slug().equals(wish));
        var opened = new UserNamespace(ids.next(), taken ? wish.with("-1") : wish, owner);
        if (open.putIfAbsent(owner, opened) != null) {
            throw new IllegalStateException("one namespace per person");
        }
        return opened;
    }

    @Override
    public synchronized void close(UserId owner) {
        open.remove(owner);
    }

    synchronized boolean has(UserId owner) {
        return open.containsKey(owner);
    }
}
