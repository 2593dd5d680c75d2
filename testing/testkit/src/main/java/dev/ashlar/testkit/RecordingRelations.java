package dev.ashlar.testkit;

import dev.ashlar.authz.Relation;
import dev.ashlar.authz.Relations;
import dev.ashlar.authz.ResourceRef;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/// Keeps the relations that stand.
public final class RecordingRelations implements Relations {
    private final Set<Relation> standing = new LinkedHashSet<>();

    @Override
    public synchronized void add(Collection<Relation> relations) {
        standing.addAll(relations);
    }

    @Override
    public synchronized void remove(Collection<Relation> relations) {
        standing.removeAll(Set.copyOf(relations));
    }

    @Override
    public synchronized void removeAllOf(ResourceRef thing) {
        standing.removeIf(
                relation -> relation.resource().equals(thing) || relation.subject().equals(thing));
    }

    /// As text, `user_namespace:01J…#owner@user:ada` for example; in no particular order.
    public synchronized Set<String> standing() {
        var texts = new LinkedHashSet<String>();
        standing.forEach(relation -> texts.add(relation.toString()));
        return texts;
    }
}
