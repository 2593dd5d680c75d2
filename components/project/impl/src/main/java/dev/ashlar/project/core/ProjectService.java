package dev.ashlar.project.core;

import static dev.ashlar.authz.ResourceType.PROJECT;

import dev.ashlar.authz.Access;
import dev.ashlar.authz.Standing;
import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.ETagCondition;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.project.Project;
import dev.ashlar.project.ProjectDraft;
import dev.ashlar.project.ProjectFilter;
import dev.ashlar.project.ProjectPatch;
import dev.ashlar.project.ProjectPermissions;
import dev.ashlar.project.Projects;
import dev.ashlar.project.ports.ProjectReads;
import jakarta.inject.Singleton;

@Singleton
class ProjectService implements Projects {
    private final Access access;
    private final ProjectReads reads;
    private final CreateProject creation;
    private final ChangeProject changing;
    private final DeleteProject deletion;

    ProjectService(
            Access access,
            ProjectReads reads,
            CreateProject creation,
            ChangeProject changing,
            DeleteProject deletion) {
        this.access = access;
        this.reads = reads;
        this.creation = creation;
        this.changing = changing;
        this.deletion = deletion;
    }

    @Override
    public Page<Project> list(Caller caller, ProjectFilter filter, PageRequest page) {
        var sight =
                filter.direct() ? access.ownSight(caller, PROJECT) : access.sight(caller, PROJECT);
        return reads.list(sight, filter, page);
    }

    @Override
    public Project create(Caller.SignedIn caller, ProjectDraft draft) {
        return creation.create(caller, draft);
    }

    @Override
    public Project get(Caller caller, Ulid id) {
        return access.open(caller, reads.find(access.sight(caller), id))
                .orElseThrow(Missing.project(id)::asException);
    }

    @Override
    public Project get(Caller caller, String namespace, String slug) {
        return access.open(caller, reads.find(access.sight(caller), namespace, slug))
                .orElseThrow(Missing.project(namespace, slug)::asException);
    }

    @Override
    public Project change(
            Caller.SignedIn caller, Ulid id, ETagCondition expected, ProjectPatch patch) {
        return changing.change(caller, id, expected, patch);
    }

    @Override
    public void delete(Caller.SignedIn caller, Ulid id) {
        deletion.delete(caller, id);
    }

    @Override
    public ProjectPermissions permissions(Caller caller, Ulid id) {
        return reads.look(access.sight(caller), id)
                .map(seen -> access.standing(caller, seen))
                .filter(Standing::sees)
                .map(ProjectPermissions::of)
                .orElseThrow(Missing.project(id)::asException);
    }
}
