package dev.ashlar.jobs.core;

import dev.ashlar.jobs.Observer;
import dev.ashlar.jobs.RunEnds;
import dev.ashlar.jobs.ports.Lease;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/// When a run ends before its jobs do. For several threads.
final class Bounds {
    /// Asking for the lease costs a round trip, and there are many records.
    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(1);

    private final Lease.Held lease;
    private final Observer observer;
    private final InstantSource clock;
    private final Duration longest;
    private final Instant deadline;
    private final AtomicReference<Instant> asked;
    private final AtomicReference<Optional<RunEnds>> end = new AtomicReference<>(Optional.empty());
    private final ReentrantLock onlyOneAsks = new ReentrantLock();

    Bounds(Lease.Held lease, Observer observer, InstantSource clock, Duration longest) {
        this.lease = lease;
        this.observer = observer;
        this.clock = clock;
        this.longest = longest;
        this.deadline = clock.instant().plus(longest);
        this.asked = new AtomicReference<>(clock.instant());
    }

    /// @throws RunEnds if the run ends here
    void check() {
        var why = end();
        if (why.isPresent()) {
            throw why.get();
        }
    }

    /// Why the run ends, in a sentence; the first reason stands.
    Optional<String> reason() {
        return end().map(RunEnds::getMessage);
    }

    private Optional<RunEnds> end() {
        if (end.get().isEmpty()) {
            end.compareAndSet(Optional.empty(), endNow());
        }
        return end.get();
    }

    /// The lease comes first: who has lost it must not write down either how far the run came.
    private Optional<RunEnds> endNow() {
        if (leaseIsLost()) {
            return Optional.of(
                    new RunEnds(
                            "It lost touch with the database, so another run may have begun.",
                            true));
        }
        if (observer.wantsEnd()) {
            return Optional.of(new RunEnds("It was told to stop."));
        }
        if (!clock.instant().isBefore(deadline)) {
            return Optional.of(
                    new RunEnds(
                            "Its time was over: a run may take %,d seconds."
                                    .formatted(longest.toSeconds())));
        }
        return Optional.empty();
    }

    private boolean leaseIsLost() {
        if (!isTimeToAsk() || !onlyOneAsks.tryLock()) {
            return false;
        }
        try {
            asked.set(clock.instant());
            return !lease.stands();
        } finally {
            onlyOneAsks.unlock();
        }
    }

    private boolean isTimeToAsk() {
        return !clock.instant().isBefore(asked.get().plus(BETWEEN_QUESTIONS));
    }
}
