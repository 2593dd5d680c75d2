package dev.ashlar.project.core;

import static dev.ashlar.authz.ResourceType.PROJECT;

import dev.ashlar.authz.Access;
import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.project.Project;
import dev.ashlar.project.ProjectContents;
import dev.ashlar.project.ProjectCopies;
import dev.ashlar.project.ProjectDraft;
import dev.ashlar.project.ports.ProjectReads;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class CopyService implements ProjectCopies {
    private final Access access;
    private final ProjectReads reads;
    private final CreateProject creation;
    private final List<ProjectContents> contents;

    CopyService(
            Access access,
            ProjectReads reads,
            CreateProject creation,
            List<ProjectContents> contents) {
        this.access = access;
        this.reads = reads;
        this.creation = creation;
        this.contents = List.copyOf(contents);
    }

    @Override
    public Project copy(Caller.SignedIn caller, Ulid source, ProjectDraft draft) {
        var original =
                access.open(caller, reads.find(access.sight(caller), source))
                        .orElseThrow(Missing.project(source)::asException);
        var plan =
                new CreateProject.Plan(
                        draft.slugOrDerived(), draft.detailsOfCopy(original.details()), source);
        return creation.create(
                caller,
                draft.namespace(),
                plan,
                copy -> contents.forEach(part -> part.copy(caller, source, copy.id())));
    }

    @Override
    public Page<Project> list(
            Caller.SignedIn caller, Ulid source, boolean writable, PageRequest page) {
        var found = reads.copies(access.sight(caller, PROJECT), source, writable, page);
        return access.open(caller, found).orElseThrow(Missing.project(source)::asException);
    }
}
