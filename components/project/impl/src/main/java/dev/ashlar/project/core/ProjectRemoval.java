package dev.ashlar.project.core;

import dev.ashlar.authz.Grant;
import dev.ashlar.authz.Relations;
import dev.ashlar.kernel.Outbox;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.project.Project;
import dev.ashlar.project.ProjectContents;
import dev.ashlar.project.ProjectEvent.ProjectRemoved;
import dev.ashlar.project.ports.ProjectStore;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Removes projects that are held, with everything that belongs to them, in the transaction at hand.
@Singleton
class ProjectRemoval {
    private final ProjectStore store;
    private final Relations relations;
    private final Outbox outbox;
    private final List<ProjectContents> contents;
    private final InstantSource clock;

    ProjectRemoval(
            ProjectStore store,
            Relations relations,
            Outbox outbox,
            List<ProjectContents> contents,
            InstantSource clock) {
        this.store = store;
        this.relations = relations;
        this.outbox = outbox;
        this.contents = List.copyOf(contents);
        this.clock = clock;
    }

    void remove(Grant grant, List<Ulid> projects) {
        contents.forEach(part -> part.deleteAllOf(projects));
        store.remove(grant, projects);
        relations.removeAllOf(projects.stream().map(Project::ref).toList());
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        outbox.appendAll(projects.stream().map(id -> new ProjectRemoved(id.value(), now)).toList());
    }
}
