package dev.ashlar.authz.core;

import dev.ashlar.authz.Administrators;
import dev.ashlar.authz.Relation;
import dev.ashlar.authz.Relations;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.ports.AdministratorRecord;
import dev.ashlar.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Records administrators as relations. One change follows another, whichever program makes it.
@Singleton
final class RecordedAdministrators implements Administrators {
    private final AdministratorRecord record;
    private final Relations relations;
    private final InstantSource clock;

    RecordedAdministrators(AdministratorRecord record, Relations relations, InstantSource clock) {
        this.record = record;
        this.relations = relations;
        this.clock = clock;
    }

    @Override
    public boolean set(Set<UserId> people, Instant tokensEnd) {
        record.hold();
        var present = record.present();
        var added = without(people, present);
        var removed = without(present, people);
        if (added.isEmpty() && removed.isEmpty()) {
            return false;
        }
        relations.change(relationsOf(added), relationsOf(removed));
        record.reinstate(added);
        record.retire(removed, tokensEnd, clock.instant());
        return true;
    }

    /// Somebody whose token says that she is one, unless it may be older than the realm's last word; in the transaction
    /// at hand.
    void greet(UserId id) {
        record.hold();
        if (!record.isFormer(id, clock.instant())) {
            relations.add(List.of(relation(id)));
        }
    }

    static Relation relation(UserId id) {
        return new Relation(ResourceRef.PLATFORM, "admin", ResourceRef.of(id));
    }

    private static List<Relation> relationsOf(Collection<UserId> people) {
        return people.stream().map(RecordedAdministrators::relation).toList();
    }

    private static Set<UserId> without(Set<UserId> people, Set<UserId> others) {
        var rest = new TreeSet<>(Comparator.comparing(UserId::value));
        rest.addAll(people);
        rest.removeAll(others);
        return rest;
    }
}
