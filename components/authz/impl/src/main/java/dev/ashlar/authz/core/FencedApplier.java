package dev.ashlar.authz.core;

import dev.ashlar.authz.ports.Observations;
import dev.ashlar.authz.ports.Patience;
import dev.ashlar.authz.ports.PatientApplier;
import dev.ashlar.authz.ports.PendingChanges;
import dev.ashlar.authz.ports.PendingChanges.Page;
import dev.ashlar.authz.ports.RelationChange;
import dev.ashlar.authz.ports.RelationCopy;
import dev.ashlar.authz.ports.RelationCopy.Fence;
import dev.ashlar.authz.ports.RelationCopy.FenceMoved;
import dev.ashlar.authz.ports.RelationCopy.Forgotten;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.kernel.UnitOfWork;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Applies under the fence, see `RATIONALE.md`. In this program one does at a time; those who waited meanwhile mostly find
/// that the next one did theirs too.
@Singleton
final class FencedApplier implements PatientApplier {
    private static final Duration WITHOUT_PROGRESS = Duration.ofMillis(1_500);
    private static final Logger LOG = LoggerFactory.getLogger(FencedApplier.class);

    private final PendingChanges pending;
    // Made when there is first something to apply: a program that changes nothing does not load it.
    private final Provider<RelationCopy> copy;
    private final UnitOfWork unitOfWork;
    private final Observations observations;
    private final Duration withoutProgress;
    private final ReentrantLock turn = new ReentrantLock();
    private final AtomicReference<@Nullable Fence> known = new AtomicReference<>();
    private final AtomicLong begun = new AtomicLong();
    private final AtomicLong finished = new AtomicLong();
    private final AtomicLong steps = new AtomicLong();

    @Inject
    FencedApplier(
            PendingChanges pending,
            Provider<RelationCopy> copy,
            UnitOfWork unitOfWork,
            Observations observations) {
        this(pending, copy, unitOfWork, observations, WITHOUT_PROGRESS);
    }

    /// @param withoutProgress how long whoever has committed a change waits for nothing
    FencedApplier(
            PendingChanges pending,
            Provider<RelationCopy> copy,
            UnitOfWork unitOfWork,
            Observations observations,
            Duration withoutProgress) {
        this.pending = pending;
        this.copy = copy;
        this.unitOfWork = unitOfWork;
        this.observations = observations;
        this.withoutProgress = withoutProgress;
    }

    @Override
    public void applyPending() {
        try {
            applyPending(Patience.whileMoving(withoutProgress));
        } catch (ProblemException failure) {
            LOG.warn("relations are applied later: {}", failure.getMessage());
        }
    }

    /// A run that begins after the call finds everything that was committed before it.
    @Override
    public void applyPending(Patience patience) {
        var before = begun.get();
        var done = false;
        try {
            awaitTurn(patience);
            try {
                if (finished.get() <= before) {
                    run(patience);
                }
                done = true;
            } finally {
                turn.unlock();
            }
        } finally {
            if (!done) {
                observations.applyingFailed();
            }
        }
    }

    private void awaitTurn(Patience patience) {
        var seen = steps.get();
        try {
            while (!turn.tryLock(patience.left().toNanos(), TimeUnit.NANOSECONDS)) {
                if (steps.get() != seen) {
                    seen = steps.get();
                    patience.moved();
                }
                refuseWhenOver(patience);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw unavailable();
        }
    }

    private void run(Patience patience) {
        var number = begun.incrementAndGet();
        var page = step(patience);
        while (page.more()) {
            page = step(patience);
        }
        finished.set(number);
    }

    /// Applies a page, or finds that others did.
    private Page step(Patience patience) {
        var fence = fence();
        var page = pending.next();
        while (!apply(fence, page, patience)) {
            refuseWhenOver(patience);
            if (!page.more() && isDone(page)) {
                break;
            }
            fence = fence();
            page = pending.next();
        }
        steps.incrementAndGet();
        patience.moved();
        refuseWhenOver(patience);
        return page;
    }

    /// It must be known before changes are read.
    private Fence fence() {
        var fence = known.get();
        if (fence == null) {
            fence = orUnavailable(() -> copy.get().fence());
            known.set(fence);
        }
        return fence;
    }

    /// No connection is held while SpiceDB writes.
    ///
    /// @return false if somebody else wrote meanwhile
    private boolean apply(Fence fence, Page page, Patience patience) {
        var changes = page.changes();
        if (changes.isEmpty()) {
            return true;
        }
        try {
            known.set(orUnavailable(() -> copy.get().apply(fence, changes, patience.left())));
        } catch (FenceMoved _) {
            known.set(null);
            return false;
        }
        unitOfWork.run(() -> {
            pending.noteDone(changes);
            return changes;
        });
        observations.applied(relations(changes));
        return true;
    }

    /// Of those who meet at the fence one always wins, and does what was there to be read by then.
    private boolean isDone(Page page) {
        var now = pending.next();
        var still = new HashSet<>(positions(now));
        return !now.more() && positions(page).stream().noneMatch(still::contains);
    }

    private static List<Long> positions(Page page) {
        return page.changes().stream().map(RelationChange::position).toList();
    }

    private <T> T orUnavailable(Supplier<T> call) {
        try {
            return call.get();
        } catch (Forgotten forgotten) {
            known.set(null);
            explain(forgotten);
            throw unavailable();
        }
    }

    private static int relations(List<RelationChange> changes) {
        return changes.stream()
                .mapToInt(change -> change.added().size() + change.removed().size())
                .sum();
    }

    /// A server that is being filled is nothing remarkable; one that refuses what it is told may be.
    private static void explain(Forgotten forgotten) {
        var cause = forgotten.getCause();
        if (cause == null) {
            LOG.debug("nothing can be applied: {}", forgotten.getMessage());
        } else {
            LOG.warn("nothing can be applied: {}", cause.getMessage());
        }
    }

    private static void refuseWhenOver(Patience patience) {
        if (patience.isOver()) {
            throw unavailable();
        }
    }

    private static ProblemException unavailable() {
        return new Problem.Unavailable("the authorization service").asException();
    }
}
