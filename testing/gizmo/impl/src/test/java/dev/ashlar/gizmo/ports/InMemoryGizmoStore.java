package dev.ashlar.gizmo.ports;

import dev.ashlar.gizmo.Gizmo;
import dev.ashlar.kernel.Ulid;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Relies on the fake unit of work, which runs one transaction after another.
public final class InMemoryGizmoStore implements GizmoStore {
    private final Map<Ulid, Gizmo> gizmos = new ConcurrentHashMap<>();

    @Override
    public boolean add(Gizmo gizmo) {
        if (gizmos.values().stream().anyMatch(each -> each.name().equals(gizmo.name()))) {
            return false;
        }
        gizmos.put(gizmo.id(), gizmo);
        return true;
    }

    @Override
    public Optional<Gizmo> find(Ulid id) {
        return Optional.ofNullable(gizmos.get(id));
    }
}
