package dev.ashlar.authz.core;

import dev.ashlar.authn.Arrivals;
import dev.ashlar.authz.Relation;
import dev.ashlar.authz.Relations;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.ports.RelationRecord;
import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/// Lets SpiceDB know of an administrator by her first request as one. What it knows of administrators counts for nobody
/// here, whose rights come from the token; others who ask SpiceDB get the same answers.
@Singleton
final class AdministratorArrivals implements Arrivals {
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final RelationRecord record;
    private final Relations relations;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;
    private final ConcurrentHashMap<UserId, Instant> seen = new ConcurrentHashMap<>();

    AdministratorArrivals(
            RelationRecord record,
            Relations relations,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.record = record;
        this.relations = relations;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    @Override
    public void seen(Caller.SignedIn caller) {
        switch (caller) {
            case Caller.Admin admin -> remember(admin.id());
            case Caller.User _ -> {}
        }
    }

    private void remember(UserId id) {
        var now = clock.instant();
        var last = seen.get(id);
        if (last != null && now.isBefore(last.plus(REMEMBERED))) {
            return;
        }
        var relation = new Relation(ResourceRef.PLATFORM, "admin", ResourceRef.of(id));
        if (!record.stands(relation)) {
            unitOfWork.run(() -> {
                relations.add(List.of(relation));
                return relation;
            });
        }
        seen.put(id, now);
    }
}
