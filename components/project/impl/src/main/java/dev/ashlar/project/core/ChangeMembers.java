package dev.ashlar.project.core;

import dev.ashlar.authz.Grant;
import dev.ashlar.authz.Relations;
import dev.ashlar.authz.Roster;
import dev.ashlar.authz.RosterChange;
import dev.ashlar.kernel.Outbox;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.kernel.UserId;
import dev.ashlar.project.Project;
import dev.ashlar.project.ProjectEvent;
import dev.ashlar.project.ProjectEvent.ProjectMemberAdded;
import dev.ashlar.project.ProjectEvent.ProjectMemberRemoved;
import dev.ashlar.project.ProjectEvent.ProjectMemberUpdated;
import dev.ashlar.project.ports.ProjectStore;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/// How members come, change and go: one transaction after another for each project.
@Singleton
class ChangeMembers {
    private final ProjectStore store;
    private final Relations relations;
    private final Outbox outbox;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    ChangeMembers(
            ProjectStore store,
            Relations relations,
            Outbox outbox,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.store = store;
        this.relations = relations;
        this.outbox = outbox;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    void change(Grant grant, Ulid project, Function<Roster, RosterChange> rule) {
        unitOfWork.run(() -> {
            if (!store.lock(grant, project)) {
                throw Missing.project(project).asException();
            }
            var change = rule.apply(relations.roster(Project.ref(project)));
            if (!change.isEmpty()) {
                refuseStrangers(change.added().keySet());
                relations.change(change.relationsToAdd(), change.relationsToRemove());
                outbox.appendAll(events(project, change));
            }
            return true;
        });
    }

    private void refuseStrangers(Collection<UserId> newcomers) {
        if (!newcomers.isEmpty()) {
            store.strangers(newcomers).stream()
                    .findFirst()
                    .ifPresent(stranger -> {
                        throw Missing.user(stranger);
                    });
        }
    }

    private List<ProjectEvent> events(Ulid project, RosterChange change) {
        var id = project.value();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var events = new ArrayList<ProjectEvent>();
        change.added()
                .forEach((member, role) ->
                        events.add(new ProjectMemberAdded(id, member.value(), role, now)));
        change.updated()
                .forEach((member, role) ->
                        events.add(new ProjectMemberUpdated(id, member.value(), role, now)));
        change.removed()
                .forEach((member, _) ->
                        events.add(new ProjectMemberRemoved(id, member.value(), now)));
        return events;
    }
}
