package dev.ashlar.gizmo;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.kernel.Ulid;

/// What can be done with gizmos.
public interface Gizmos {
    /// Makes a gizmo in the name of the caller.
    ///
    /// @throws ProblemException `Problem.Conflict` if there is one of that name
    Gizmo create(Caller.SignedIn caller, String name);

    /// One gizmo, for anybody.
    ///
    /// @throws ProblemException `Problem.NotFound` if there is none
    Gizmo get(Ulid id);
}
