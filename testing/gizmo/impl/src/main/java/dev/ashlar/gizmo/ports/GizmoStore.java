package dev.ashlar.gizmo.ports;

import dev.ashlar.gizmo.Gizmo;
import dev.ashlar.kernel.Ulid;
import java.util.Optional;

/// Keeps gizmos.
public interface GizmoStore {
    /// Joins the transaction at hand.
    ///
    /// @return false if there is a gizmo of that name
    boolean add(Gizmo gizmo);

    /// Needs no transaction.
    Optional<Gizmo> find(Ulid id);
}
