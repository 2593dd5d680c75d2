package dev.ashlar.project;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.kernel.Ulid;

/// Projects that begin as copies of another.
public interface ProjectCopies {
    /// Copies a project that the caller sees. She owns the copy.
    ///
    /// @throws ProblemException as [Projects#create]; `Problem.NotFound` also if she does not see the source
    Project copy(Caller.SignedIn caller, Ulid source, ProjectDraft draft);

    /// The copies that the caller sees, the one changed last first. Without documentation.
    ///
    /// @param writable only those that she may change
    /// @throws ProblemException `Problem.NotFound` if she does not see the source
    Page<Project> list(Caller.SignedIn caller, Ulid source, boolean writable, PageRequest page);
}
