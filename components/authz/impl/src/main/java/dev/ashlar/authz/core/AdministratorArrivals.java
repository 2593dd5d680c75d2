package dev.ashlar.authz.core;

import dev.ashlar.authn.Arrivals;
import dev.ashlar.authz.ports.RelationRecord;
import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;

/// Lets SpiceDB know of an administrator by her first request as one. What it knows of administrators counts for nobody
/// here, whose rights come from the token; others who ask SpiceDB get the same answers. Once the realm has said that she
/// is none, a token from before does not bring the relation back.
@Singleton
final class AdministratorArrivals implements Arrivals {
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final RelationRecord record;
    private final RecordedAdministrators administrators;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;
    private final ConcurrentHashMap<UserId, Instant> seen = new ConcurrentHashMap<>();

    AdministratorArrivals(
            RelationRecord record,
            RecordedAdministrators administrators,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.record = record;
        this.administrators = administrators;
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
        if (!record.stands(RecordedAdministrators.relation(id))) {
            unitOfWork.run(() -> {
                administrators.greet(id);
                return id;
            });
        }
        seen.put(id, now);
    }
}
