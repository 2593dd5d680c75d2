package dev.ashlar.project.core;

import dev.ashlar.authn.Enrolment;
import dev.ashlar.authz.Grant;
import dev.ashlar.authz.Relations;
import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Outbox;
import dev.ashlar.kernel.Role;
import dev.ashlar.project.Project;
import dev.ashlar.project.ProjectEvent.ProjectCreated;
import dev.ashlar.project.ProjectEvent.ProjectMemberAdded;
import dev.ashlar.project.ProjectEvent.ProjectUpdated;
import dev.ashlar.project.ports.ProjectStore;
import jakarta.inject.Singleton;
import java.util.List;

/// Writes what belongs together: row, relations and events, in the transaction at hand.
@Singleton
class ProjectRecord {
    private final ProjectStore store;
    private final Relations relations;
    private final Outbox outbox;
    private final Enrolment enrolment;

    ProjectRecord(ProjectStore store, Relations relations, Outbox outbox, Enrolment enrolment) {
        this.store = store;
        this.relations = relations;
        this.outbox = outbox;
        this.enrolment = enrolment;
    }

    /// @return the project, in a namespace with the name that it has by now
    Project created(Caller.SignedIn creator, Grant grant, Project planned) {
        var namespace = store.add(grant, planned);
        if (namespace.isEmpty()) {
            enrolment.ensure(creator);
            namespace = store.add(grant, planned);
        }
        var project = planned.inNamespaceCalled(namespace.orElseThrow());
        relations.add(ProjectRelations.ofNew(project));
        outbox.appendAll(
                List.of(
                        ProjectCreated.of(project),
                        new ProjectMemberAdded(
                                project.id().value(),
                                creator.id().value(),
                                Role.OWNER,
                                project.creationDate())));
        return project;
    }

    /// @return the project, in a namespace with the name that it has by now
    Project changed(Grant grant, Project before, Project wanted) {
        var after = wanted.inNamespaceCalled(store.replace(grant, wanted));
        var added = ProjectRelations.onlyOf(after, before);
        var removed = ProjectRelations.onlyOf(before, after);
        if (!added.isEmpty() || !removed.isEmpty()) {
            relations.change(added, removed);
        }
        outbox.append(ProjectUpdated.of(after));
        return after;
    }
}
