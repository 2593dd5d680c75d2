package dev.ashlar.secrets.core;

import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.secrets.ports.Aging;
import dev.ashlar.secrets.ports.EventStore;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/// Forgets what was done with secrets more than a year ago.
@Singleton
class Forgetting implements Aging {
    static final Duration KEPT = Duration.ofDays(365);
    static final int AT_ONCE = 1_000;

    private final EventStore store;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    Forgetting(EventStore store, UnitOfWork unitOfWork, InstantSource clock) {
        this.store = store;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    @Override
    public long forgetOld(BooleanSupplier goOn) {
        var limit = clock.instant().minus(KEPT);
        long forgotten = 0;
        int some = AT_ONCE;
        while (some == AT_ONCE && goOn.getAsBoolean()) {
            some = unitOfWork.run(() -> store.removeBefore(limit, AT_ONCE));
            forgotten += some;
        }
        return forgotten;
    }
}
