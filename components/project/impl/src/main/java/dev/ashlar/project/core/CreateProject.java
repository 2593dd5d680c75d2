package dev.ashlar.project.core;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Ids;
import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.project.Project;
import dev.ashlar.project.ProjectDetails;
import dev.ashlar.project.ProjectDraft;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// How projects come to be.
@Singleton
class CreateProject {
    /// What a new project is to be.
    ///
    /// @param template of what it is a copy
    record Plan(Slug slug, ProjectDetails details, @Nullable Ulid template) {}

    private final Targets targets;
    private final ProjectRecord projects;
    private final UnitOfWork unitOfWork;
    private final Ids ids;
    private final InstantSource clock;

    CreateProject(
            Targets targets,
            ProjectRecord projects,
            UnitOfWork unitOfWork,
            Ids ids,
            InstantSource clock) {
        this.targets = targets;
        this.projects = projects;
        this.unitOfWork = unitOfWork;
        this.ids = ids;
        this.clock = clock;
    }

    Project create(Caller.SignedIn caller, ProjectDraft draft) {
        var plan = new Plan(draft.slugOrDerived(), draft.details(), null);
        return create(caller, draft.namespace(), plan, _ -> {});
    }

    /// @param then what else happens in the same transaction
    Project create(Caller.SignedIn caller, Slug namespace, Plan plan, Consumer<Project> then) {
        var target = targets.require(caller, namespace);
        Extent.check(plan.details());
        return unitOfWork.run(() -> {
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            var planned =
                    new Project(
                            ids.next(),
                            target.namespace(),
                            plan.slug(),
                            plan.details(),
                            plan.template(),
                            caller.id(),
                            now,
                            now,
                            1);
            var project = projects.created(caller, target.grant(), planned);
            then.accept(project);
            return project;
        });
    }
}
