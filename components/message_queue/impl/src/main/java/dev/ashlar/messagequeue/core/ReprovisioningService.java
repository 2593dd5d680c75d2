package dev.ashlar.messagequeue.core;

import dev.ashlar.kernel.Ids;
import dev.ashlar.kernel.Outbox;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.messagequeue.Reprovisioning;
import dev.ashlar.messagequeue.ReprovisioningEvent.ReprovisioningFinished;
import dev.ashlar.messagequeue.ReprovisioningEvent.ReprovisioningStarted;
import dev.ashlar.messagequeue.ports.ReprovisioningStore;
import dev.ashlar.messagequeue.ports.RetellingBell;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;

@Singleton
final class ReprovisioningService implements Reprovisioning {
    private final ReprovisioningStore store;
    private final Outbox outbox;
    private final UnitOfWork unitOfWork;
    private final RetellingBell bell;
    private final Ids ids;
    private final InstantSource clock;

    ReprovisioningService(
            ReprovisioningStore store,
            Outbox outbox,
            UnitOfWork unitOfWork,
            RetellingBell bell,
            Ids ids,
            InstantSource clock) {
        this.store = store;
        this.outbox = outbox;
        this.unitOfWork = unitOfWork;
        this.bell = bell;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Progress start() {
        return unitOfWork.run(() -> {
            var begun = new Progress(ids.next(), clock.instant(), "", 0);
            if (!store.add(begun)) {
                throw new Problem.Conflict(
                                "A reprovisioning is going on already: wait until it has ended, or stop it with DELETE.")
                        .asException();
            }
            outbox.append(new ReprovisioningStarted(begun.id().value(), begun.startedAt()));
            unitOfWork.afterCommit(bell::ring);
            return begun;
        });
    }

    @Override
    public Optional<Progress> progress() {
        return store.find();
    }

    @Override
    public void stop() {
        unitOfWork.run(() -> {
            var stopped = store.remove();
            stopped.ifPresent(
                    id -> outbox.append(new ReprovisioningFinished(id.value(), clock.instant())));
            return stopped;
        });
    }
}
