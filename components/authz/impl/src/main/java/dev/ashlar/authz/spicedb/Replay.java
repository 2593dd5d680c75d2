package dev.ashlar.authz.spicedb;

import dev.ashlar.authz.Relation;
import dev.ashlar.authz.ports.RelationCopy;
import dev.ashlar.authz.ports.RelationCopy.Fence;
import dev.ashlar.authz.ports.RelationCopy.FenceMoved;
import dev.ashlar.authz.ports.RelationCopy.Forgotten;
import dev.ashlar.authz.ports.RelationRecord;
import dev.ashlar.database.Turns;
import dev.ashlar.database.Turns.Turn;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
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
    static final int BATCH = 1_000;
    private static final int BATCHES_PER_LINE = 20;
    private static final String WORK = "authz.replay";
    private static final Logger LOG = LoggerFactory.getLogger(Replay.class);

    private final RelationRecord record;
    private final RelationCopy copy;
    private final Turns turns;
    private final InstantSource clock;
    private @Nullable Progress progress;

    Replay(RelationRecord record, RelationCopy copy, Turns turns, InstantSource clock) {
        this.record = record;
        this.copy = copy;
        this.turns = turns;
        this.clock = clock;
    }

    /// How far an attempt came.
    private static final class Progress {
        final Instant at;
        Fence fence;
        @Nullable Relation last;
        long count;

        Progress(Fence fence, Instant at) {
            this.fence = fence;
            this.at = at;
        }
    }

    /// One attempt.
    ///
    /// @return whether SpiceDB is complete now; false when somebody else is at it, or it was lost on the way
    /// @throws ProblemException if a neighbour does not answer: try again
    boolean run() {
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
        }
    }

    private boolean replay(Turn turn) {
        var current = progress;
        if (current == null) {
            copy.writeSchema();
            current = new Progress(copy.open(), clock.instant());
            progress = current;
        }
        while (!finish(current, turn)) {
            if (!turn.holds()) {
                progress = null;
                return false;
            }
        }
        report(current);
        progress = null;
        return true;
    }

    /// @return false if somebody else wrote meanwhile or the turn was lost
    private boolean finish(Progress current, Turn turn) {
        try {
            if (!addAll(current, turn)) {
                return false;
            }
            copy.complete(current.fence);
            return true;
        } catch (FenceMoved _) {
            var fence = copy.open();
            if (!fence.generation().equals(current.fence.generation())) {
                throw new Forgotten("SpiceDB has forgotten and is told by somebody else");
            }
            current.fence = fence;
            return false;
        }
    }

    /// @return false if the turn was lost
    private boolean addAll(Progress current, Turn turn) {
        for (var batch = record.after(current.last, BATCH);
                !batch.isEmpty();
                batch = record.after(current.last, BATCH)) {
            if (!turn.holds()) {
                return false;
            }
            copy.fill(current.fence, batch);
            current.last = batch.getLast();
            current.count += batch.size();
            if (current.count % (BATCH * BATCHES_PER_LINE) == 0) {
                LOG.info("{} relations replayed so far", current.count);
            }
        }
        return true;
    }

    private void report(Progress done) {
        var took = Duration.between(done.at, clock.instant());
        LOG.atInfo()
                .addKeyValue("relations", done.count)
                .addKeyValue("milliseconds", took.toMillis())
                .addKeyValue("per_second", done.count * 1_000 / Math.max(1, took.toMillis()))
                .log("relations replayed into SpiceDB");
    }
}
