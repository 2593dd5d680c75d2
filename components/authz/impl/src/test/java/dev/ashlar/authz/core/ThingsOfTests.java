package dev.ashlar.authz.core;

import dev.ashlar.authz.RecordedThings;
import dev.ashlar.authz.Relation;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.ResourceType;
import dev.ashlar.kernel.Problem;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// Things in memory.
final class ThingsOfTests implements RecordedThings {
    final TreeMap<String, Set<Relation>> rows = new TreeMap<>();
    final Set<String> mended = new HashSet<>();
    final Set<String> cannotBeHeld = new HashSet<>();
    Runnable beforeHolding = () -> {};
    private final ResourceType type;
    private final Set<String> following;

    ThingsOfTests(ResourceType type, Set<String> following) {
        this.type = type;
        this.following = following;
    }

    @Override
    public ResourceType type() {
        return type;
    }

    @Override
    public Set<String> following() {
        return following;
    }

    @Override
    public List<Thing> after(String last, int atMost) {
        return rows.tailMap(last, false).keySet().stream().limit(atMost).map(this::thing).toList();
    }

    @Override
    public Set<String> among(Collection<String> ids) {
        var found = new HashSet<>(ids);
        found.retainAll(rows.keySet());
        return found;
    }

    @Override
    public List<Thing> hold(Collection<String> ids) {
        beforeHolding.run();
        if (ids.stream().anyMatch(cannotBeHeld::contains)) {
            throw new Problem.Conflict("Somebody holds it.").asException();
        }
        return ids.stream().filter(rows::containsKey).map(this::thing).toList();
    }

    @Override
    public void mended(Collection<String> ids) {
        mended.addAll(ids);
    }

    private Thing thing(String id) {
        return new Thing(new ResourceRef(type, id), rows.getOrDefault(id, Set.of()));
    }
}
