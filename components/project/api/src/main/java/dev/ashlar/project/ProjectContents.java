package dev.ashlar.project;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Ulid;
import java.util.Collection;

/// Part of what belongs to projects and lives and dies with them. Every component that keeps something of that kind
/// implements it. Both methods join the transaction at hand.
public interface ProjectContents {
    /// Copies what belongs to a project, as far as the caller sees it.
    ///
    /// @param copy made in the transaction at hand, owned by the caller
    void copy(Caller.SignedIn caller, Ulid source, Ulid copy);

    /// Deletes what belongs to projects whose rows are about to go and held; some hundreds at most.
    void deleteAllOf(Collection<Ulid> projects);
}
