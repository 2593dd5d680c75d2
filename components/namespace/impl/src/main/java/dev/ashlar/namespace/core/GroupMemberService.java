package dev.ashlar.namespace.core;

import static dev.ashlar.authz.Permission.CHANGE_MEMBERSHIP;
import static dev.ashlar.authz.Permission.READ;

import dev.ashlar.authz.Access;
import dev.ashlar.authz.Permission;
import dev.ashlar.authz.Roster;
import dev.ashlar.authz.RosterChange;
import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.kernel.UserId;
import dev.ashlar.namespace.GroupMember;
import dev.ashlar.namespace.GroupMembers;
import dev.ashlar.namespace.ports.GroupStore;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.function.Function;

@Singleton
class GroupMemberService implements GroupMembers {
    private final GroupStore store;
    private final Access access;
    private final GroupChronicle chronicle;
    private final UnitOfWork unitOfWork;

    GroupMemberService(
            GroupStore store, Access access, GroupChronicle chronicle, UnitOfWork unitOfWork) {
        this.store = store;
        this.access = access;
        this.chronicle = chronicle;
        this.unitOfWork = unitOfWork;
    }

    @Override
    public Page<GroupMember> list(Caller caller, Slug group, PageRequest page) {
        return access.open(caller, store.members(group, access.sight(caller), page))
                .orElseThrow(() -> GroupRefusals.missing(group).asException());
    }

    @Override
    public void assign(Caller.SignedIn caller, Slug group, Map<UserId, Role> roles) {
        change(caller, group, CHANGE_MEMBERSHIP, roster -> roster.assign(roles));
    }

    @Override
    public void remove(Caller.SignedIn caller, Slug group, UserId member) {
        // Everybody may leave what she sees.
        var needed = caller.id().equals(member) ? READ : CHANGE_MEMBERSHIP;
        change(caller, group, needed, roster -> roster.without(member));
    }

    private void change(
            Caller.SignedIn caller,
            Slug slug,
            Permission needed,
            Function<Roster, RosterChange> change) {
        var missing = GroupRefusals.missing(slug);
        var found = GroupRefusals.current(store.find(slug).orElseThrow(missing::asException), slug);
        var grant = access.require(caller, needed, found.ref(), missing);
        unitOfWork.run(() -> {
            var held = store.hold(grant).orElseThrow(missing::asException);
            var group = GroupRefusals.current(held, slug);
            chronicle.membersChanged(group, change.apply(chronicle.roster(group)));
            return group;
        });
    }
}
