package dev.ashlar.namespace.core;

import static dev.ashlar.kernel.Role.OWNER;

import dev.ashlar.authz.Relation;
import dev.ashlar.authz.Relations;
import dev.ashlar.authz.Roster;
import dev.ashlar.authz.RosterChange;
import dev.ashlar.kernel.Outbox;
import dev.ashlar.namespace.Group;
import dev.ashlar.namespace.GroupEvent;
import dev.ashlar.namespace.GroupEvent.GroupAdded;
import dev.ashlar.namespace.GroupEvent.GroupMemberAdded;
import dev.ashlar.namespace.GroupEvent.GroupMemberRemoved;
import dev.ashlar.namespace.GroupEvent.GroupMemberUpdated;
import dev.ashlar.namespace.GroupEvent.GroupRemoved;
import dev.ashlar.namespace.GroupEvent.GroupUpdated;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// What follows from a change of a group, in the transaction at hand: its relations and its events.
@Singleton
class GroupChronicle {
    private final Relations relations;
    private final Outbox outbox;
    private final InstantSource clock;

    GroupChronicle(Relations relations, Outbox outbox, InstantSource clock) {
        this.relations = relations;
        this.outbox = outbox;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    void made(Group group) {
        var given = new ArrayList<>(Relation.visibleToEverybody(group.ref()));
        given.add(Relation.membership(group.ref(), group.createdBy(), OWNER));
        given.add(Relation.onPlatform(group.ref()));
        relations.add(given);
        outbox.appendAll(
                List.of(
                        GroupAdded.of(group),
                        new GroupMemberAdded(
                                group.id(), group.createdBy(), OWNER, group.createdAt())));
    }

    void changed(Group group, Instant now) {
        outbox.append(GroupUpdated.of(group, now));
    }

    void removed(Group group) {
        relations.removeAllOf(group.ref());
        outbox.append(new GroupRemoved(group.id().value(), now()));
    }

    /// Who holds the group's row may rely on it.
    Roster roster(Group group) {
        return relations.roster(group.ref());
    }

    void membersChanged(Group group, RosterChange change) {
        if (change.isEmpty()) {
            return;
        }
        relations.change(change.relationsToAdd(), change.relationsToRemove());
        var now = now();
        var events = new ArrayList<GroupEvent>();
        change.added()
                .forEach((member, role) ->
                        events.add(new GroupMemberAdded(group.id(), member, role, now)));
        change.updated()
                .forEach((member, role) ->
                        events.add(new GroupMemberUpdated(group.id(), member, role, now)));
        change.removed()
                .forEach(
                        (member, _) -> events.add(new GroupMemberRemoved(group.id(), member, now)));
        outbox.appendAll(events);
    }
}
