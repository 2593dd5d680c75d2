package dev.ashlar.project;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.ETagCondition;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.kernel.Ulid;

/// What can be done with projects. Whoever may not do it with a project gets `Problem.NotFound`, as for one that does not
/// exist.
public interface Projects {
    /// What the caller sees, the one changed last first; nothing in a namespace that does not exist. Without
    /// documentation.
    Page<Project> list(Caller caller, ProjectFilter filter, PageRequest page);

    /// Makes a project that the caller owns.
    ///
    /// @throws ProblemException `Problem.NotFound` if there is no such namespace, `Problem.Forbidden` if she may not write
    ///     in it, `Problem.Conflict` if the slug is taken there, `Problem.Invalid` if the name gives no slug
    Project create(Caller.SignedIn caller, ProjectDraft draft);

    Project get(Caller caller, Ulid id);

    /// By the names that it has, or else had.
    ///
    /// @param namespace a slug in any case of letters
    /// @param slug in this case of letters
    Project get(Caller caller, String namespace, String slug);

    /// Changes a project that still looks as the caller has seen it. Needs the right to write; a real change of
    /// visibility, namespace or slug the right to delete; a move also the right to write there.
    ///
    /// @throws ProblemException `Problem.Forbidden` if she may not write in the other namespace, `Problem.Stale` if
    ///     somebody was faster, `Problem.Conflict` if the slug is taken
    Project change(Caller.SignedIn caller, Ulid id, ETagCondition expected, ProjectPatch patch);

    /// Deletes it with all that belongs to it. Copies of it stay.
    void delete(Caller.SignedIn caller, Ulid id);

    ProjectPermissions permissions(Caller caller, Ulid id);
}
