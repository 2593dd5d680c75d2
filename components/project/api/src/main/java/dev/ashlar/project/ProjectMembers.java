package dev.ashlar.project;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UserId;
import java.util.Map;

/// Who has a role on a project itself. Whoever may not do it with the project gets `Problem.NotFound`, as for one that does
/// not exist.
public interface ProjectMembers {
    /// For whoever sees the project; owners first, then editors, then viewers, each by their ids.
    Page<ProjectMember> list(Caller caller, Ulid project, PageRequest page);

    /// Gives people these roles; the other members keep theirs.
    ///
    /// @param roles in the order in which they are announced
    /// @throws ProblemException `Problem.Invalid` without anybody, or if there was an owner and would be none;
    ///     `Problem.NotFound` also for somebody who is no user
    void assign(Caller caller, Ulid project, Map<UserId, Role> roles);

    /// Takes somebody's role, which she may also do herself. Does nothing if she has none.
    ///
    /// @throws ProblemException `Problem.Invalid` if she is the last owner
    void remove(Caller caller, Ulid project, UserId member);
}
