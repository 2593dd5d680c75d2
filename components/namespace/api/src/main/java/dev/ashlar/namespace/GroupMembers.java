package dev.ashlar.namespace;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.UserId;
import java.util.Map;

/// Who is in a group. Former slugs are taken as in [Groups].
public interface GroupMembers {
    /// Owners, then editors, then viewers, each by their ids.
    ///
    /// @throws ProblemException `Problem.NotFound` if there is no such group
    Page<GroupMember> list(Caller caller, Slug group, PageRequest page);

    /// Gives people roles; who is not named keeps hers. They need not be users of the platform.
    ///
    /// @throws ProblemException `Problem.NotFound` if there is no such group or the caller does not own it,
    ///     `Problem.Invalid` if nobody would own it any more
    void assign(Caller.SignedIn caller, Slug group, Map<UserId, Role> roles);

    /// Takes somebody out of a group, which owners may do, and everybody with herself. Does nothing if she is not in it.
    ///
    /// @throws ProblemException `Problem.NotFound` if there is no such group or the caller may not,
    ///     `Problem.Invalid` if she is the last owner
    void remove(Caller.SignedIn caller, Slug group, UserId member);
}
