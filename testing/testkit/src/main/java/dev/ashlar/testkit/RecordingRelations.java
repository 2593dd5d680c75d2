package dev.ashlar.testkit;

import dev.ashlar.authz.Relation;
import dev.ashlar.authz.Relations;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.Roster;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Set;

/// Keeps the relations that stand.
public final class RecordingRelations implements Relations {
    private final Set<Relation> standing = new LinkedHashSet<>();

    @Override
    public synchronized void change(Collection<Relation> added, Collection<Relation> removed) {
        standing.removeAll(Set.copyOf(removed));
        standing.addAll(added);
    }

    @Override
    public synchronized void removeAllOf(Collection<ResourceRef> things) {
        standing.removeIf(relation ->
                things.contains(relation.resource()) || things.contains(relation.subject()));
    }

    @Override
    public synchronized Roster roster(ResourceRef thing) {
        var roles = new HashMap<UserId, Role>();
        for (var role : Role.values()) {
            standing.stream()
                    .filter(relation -> relation.resource().equals(thing))
                    .filter(relation -> relation.name().equals(role.lowerCase()))
                    .forEach(relation -> roles.put(new UserId(relation.subject().id()), role));
        }
        return new Roster(thing, roles);
    }

    /// As text, `user_namespace:01J…#owner@user:ada` for example; in no particular order.
    public synchronized Set<String> standing() {
        var texts = new LinkedHashSet<String>();
        standing.forEach(relation -> texts.add(relation.toString()));
        return texts;
    }
}
