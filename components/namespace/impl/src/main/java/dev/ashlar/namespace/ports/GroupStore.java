package dev.ashlar.namespace.ports;

import dev.ashlar.authz.Grant;
import dev.ashlar.authz.Seen;
import dev.ashlar.authz.Sight;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.UserId;
import dev.ashlar.namespace.Group;
import dev.ashlar.namespace.GroupMember;
import java.time.Instant;
import java.util.Optional;

/// What the core asks of storage about groups. Reading needs no transaction; everything else joins the one at hand.
public interface GroupStore {
    /// All groups, the newest first.
    Page<Group> list(PageRequest page);

    /// Those in which somebody has a role herself, the newest first.
    Page<Group> listOf(UserId member, PageRequest page);

    /// The group that is called so; else the one that was called so last, unless another namespace is called so.
    Optional<Group> find(Slug slug);

    /// The same through somebody's eyes.
    Optional<Seen<Group>> find(Slug slug, Sight sight);

    /// The members of the group that [#find] finds: owners, then editors, then viewers, each by their ids.
    Optional<Seen<Page<GroupMember>>> members(Slug group, Sight sight, PageRequest page);

    /// Adds a group with its namespace; its creator stays a user until the transaction ends.
    ///
    /// @return false, with nothing written, if the creator is no user
    /// @throws ProblemException `Problem.Conflict` if a namespace has the slug
    boolean add(Group group);

    /// The group of the grant, kept by its row so that nobody else changes it or its members until the transaction ends;
    /// things may come into it meanwhile.
    Optional<Group> hold(Grant grant);

    /// The same, and nothing comes into it meanwhile: for a group that is to go.
    Optional<Group> close(Grant grant);

    /// Writes what differs in `after`. A slug that is given up is remembered as left at `now`.
    ///
    /// @throws ProblemException `Problem.Conflict` if another namespace has the new slug
    void change(Grant grant, Group before, Group after, Instant now);

    /// Removes the group of the grant and its namespace, in which nothing is any more, with its slugs.
    void remove(Grant grant);
}
