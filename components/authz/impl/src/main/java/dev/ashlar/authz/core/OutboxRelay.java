package dev.ashlar.authz.core;

import dev.ashlar.authz.ports.Observations;
import dev.ashlar.authz.ports.Patience;
import dev.ashlar.authz.ports.PatientApplier;
import dev.ashlar.authz.ports.PendingChanges;
import dev.ashlar.authz.ports.Relay;
import dev.ashlar.kernel.UnitOfWork;
import jakarta.inject.Singleton;
import java.time.Duration;

@Singleton
final class OutboxRelay implements Relay {
    private static final Duration WITHOUT_PROGRESS = Duration.ofSeconds(10);

    private final PendingChanges pending;
    private final PatientApplier applier;
    private final UnitOfWork unitOfWork;
    private final Observations observations;

    OutboxRelay(
            PendingChanges pending,
            PatientApplier applier,
            UnitOfWork unitOfWork,
            Observations observations) {
        this.pending = pending;
        this.applier = applier;
        this.unitOfWork = unitOfWork;
        this.observations = observations;
    }

    @Override
    public void applyLeftOvers() {
        var backlog = pending.backlog();
        observations.backlog(backlog);
        if (backlog.changes() > 0) {
            applier.applyPending(Patience.whileMoving(WITHOUT_PROGRESS));
            observations.backlog(pending.backlog());
        }
    }

    @Override
    public void forgetOld(Runnable pause) {
        var more = true;
        while (more) {
            pause.run();
            more = unitOfWork.run(pending::forgetSome);
        }
    }
}
