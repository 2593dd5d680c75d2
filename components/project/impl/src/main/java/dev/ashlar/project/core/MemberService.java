package dev.ashlar.project.core;

import static dev.ashlar.authz.Permission.CHANGE_MEMBERSHIP;
import static dev.ashlar.authz.Permission.READ;

import dev.ashlar.authz.Access;
import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UserId;
import dev.ashlar.project.Project;
import dev.ashlar.project.ProjectMember;
import dev.ashlar.project.ProjectMembers;
import dev.ashlar.project.ports.ProjectReads;
import jakarta.inject.Singleton;
import java.util.Map;

@Singleton
class MemberService implements ProjectMembers {
    private final Access access;
    private final ProjectReads reads;
    private final ChangeMembers changing;

    MemberService(Access access, ProjectReads reads, ChangeMembers changing) {
        this.access = access;
        this.reads = reads;
        this.changing = changing;
    }

    @Override
    public Page<ProjectMember> list(Caller caller, Ulid project, PageRequest page) {
        return access.open(caller, reads.members(access.sight(caller), project, page))
                .orElseThrow(Missing.project(project)::asException);
    }

    @Override
    public void assign(Caller caller, Ulid project, Map<UserId, Role> roles) {
        if (roles.isEmpty()) {
            throw new Problem.Invalid("The list of members is empty, name at least one.")
                    .asException();
        }
        var grant =
                access.require(
                        caller, CHANGE_MEMBERSHIP, Project.ref(project), Missing.project(project));
        changing.change(grant, project, roster -> roster.assign(roles));
    }

    @Override
    public void remove(Caller caller, Ulid project, UserId member) {
        // Whoever sees a project may leave it, and may do so again.
        var right = isHerself(caller, member) ? READ : CHANGE_MEMBERSHIP;
        var grant = access.require(caller, right, Project.ref(project), Missing.project(project));
        changing.change(grant, project, roster -> roster.without(member));
    }

    private static boolean isHerself(Caller caller, UserId member) {
        return caller instanceof Caller.SignedIn person && person.id().equals(member);
    }
}
