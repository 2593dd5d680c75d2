package dev.ashlar.namespace;

import dev.ashlar.authz.Standing;
import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.kernel.Slug;

/// The groups of the platform. Everybody sees all of them; their owners decide about them.
///
/// A group that was renamed is still found by its former slugs, until another takes them. Changing it by one of them is
/// refused with `Problem.Conflict`, whose detail names the current one.
public interface Groups {
    /// The newest first.
    ///
    /// @param direct whether only those count in which the caller has a role herself
    Page<Group> list(Caller caller, boolean direct, PageRequest page);

    /// Makes a group that the caller owns.
    ///
    /// @throws ProblemException `Problem.Conflict` if a namespace has the slug
    Group create(Caller.SignedIn caller, GroupDraft draft);

    /// @throws ProblemException `Problem.NotFound` if no group is or was called so
    Group get(Caller caller, Slug slug);

    /// Changes nothing and announces nothing where the group is so already.
    ///
    /// @throws ProblemException `Problem.NotFound` if there is no such group or the caller does not own it,
    ///     `Problem.Conflict` if another namespace has the new slug
    Group change(Caller.SignedIn caller, Slug slug, GroupPatch patch);

    /// Deletes a group with everything in it; does nothing if there is no such group.
    ///
    /// @throws ProblemException `Problem.NotFound` if the caller does not own it
    void delete(Caller.SignedIn caller, Slug slug);

    /// How the caller stands to a group.
    ///
    /// @throws ProblemException `Problem.NotFound` if no group is or was called so
    Standing standing(Caller caller, Slug slug);
}
