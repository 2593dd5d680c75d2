package dev.ashlar.authz.spicedb;

import dev.ashlar.authz.ports.RelationCopy;
import dev.ashlar.authz.ports.RelationCopy.FenceMoved;
import dev.ashlar.authz.ports.RelationCopy.Forgotten;
import dev.ashlar.authz.ports.RelationRecord;
import dev.ashlar.database.Turns;
import dev.ashlar.database.Turns.Turn;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells SpiceDB everything that stands in the record, when SpiceDB has forgotten it. One program at a time does.
///
/// Each batch is read after the fence is known with which it is written. What is changed later is applied later, by the
/// applier, or has moved the fence and the batch is read again.
///
/// An attempt that fails is gone on with where it stopped, as long as SpiceDB has not forgotten again. For one thread.
@Singleton
final class Replay {
    private static final String WORK = "authz.replay";
    private static final Logger LOG = LoggerFactory.getLogger(Replay.class);

    private final RelationRecord record;
    private final RelationCopy copy;
    private final Turns turns;
    private final InstantSource clock;
    private final ReplayMetrics metrics;
    private @Nullable ReplayProgress progress;

    Replay(
            RelationRecord record,
            RelationCopy copy,
            Turns turns,
            InstantSource clock,
            ReplayMetrics metrics) {
        this.record = record;
        this.copy = copy;
        this.turns = turns;
        this.clock = clock;
        this.metrics = metrics;
    }

    /// One attempt.
    ///
    /// @return whether SpiceDB is complete now; false when somebody else is at it, or it was lost on the way
    /// @throws ProblemException if a neighbour does not answer: try again
    boolean run() throws InterruptedException {
        if (copy.isComplete()) {
            progress = null;
            return true;
        }
        var turn = turns.tryTake(WORK);
        if (turn.isEmpty()) {
            progress = null;
            return false;
        }
        try (var mine = turn.get()) {
            // Somebody else may have finished between the question and the turn.
            return copy.isComplete() || replay(mine);
        } catch (Forgotten forgotten) {
            LOG.warn("SpiceDB lost its relations during the replay, it begins anew");
            progress = null;
            return false;
        } finally {
            metrics.running(false);
        }
    }

    private boolean replay(Turn turn) throws InterruptedException {
        metrics.running(true);
        var current = progress;
        if (current == null) {
            copy.writeSchema();
            current =
                    new ReplayProgress(copy.open(), record.roughCount(), clock.instant(), metrics);
            progress = current;
        }
        while (!finish(current, turn)) {
            if (!turn.holds()) {
                progress = null;
                return false;
            }
        }
        current.finished(clock.instant());
        progress = null;
        return true;
    }

    /// @return false if somebody else wrote meanwhile or the turn was lost
    private boolean finish(ReplayProgress current, Turn turn) throws InterruptedException {
        var known = current.fence();
        try {
            var transfer = new Transfer(record, batch -> copy.fill(known, batch), clock);
            if (!transfer.run(current, turn::holds)) {
                return false;
            }
            copy.complete(known);
            return true;
        } catch (FenceMoved _) {
            var fence = copy.open();
            if (!fence.generation().equals(known.generation())) {
                throw new Forgotten("SpiceDB has forgotten and is told by somebody else");
            }
            current.goOnWith(fence);
            return false;
        }
    }
}
