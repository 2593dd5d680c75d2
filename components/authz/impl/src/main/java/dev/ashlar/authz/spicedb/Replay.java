package dev.ashlar.authz.spicedb;

import dev.ashlar.authz.Relation;
import dev.ashlar.authz.ports.RelationCopy;
import dev.ashlar.authz.ports.RelationCopy.Forgotten;
import dev.ashlar.authz.ports.RelationRecord;
import dev.ashlar.authz.ports.RelationRecord.Moment;
import dev.ashlar.database.Turns;
import dev.ashlar.database.Turns.Turn;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells SpiceDB everything that stands in the record, when SpiceDB has forgotten it. One program at a time does.
///
/// While it reads, others go on changing relations, and what it just read may no longer stand when it is written. So it
/// afterwards repeats the changes of every transaction that was not finished when it began, until there are none that
/// it has not repeated; a change that commits later is applied later than anything written here.
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
        final Moment began;
        final Instant at;
        final Set<Long> repeated = new HashSet<>();
        @Nullable Relation last;
        long count;

        Progress(Moment began, Instant at) {
            this.began = began;
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
            current = new Progress(record.now(), clock.instant());
            progress = current;
        }
        if (!addAll(current, turn) || !repeatChanges(current, turn)) {
            progress = null;
            return false;
        }
        copy.markComplete();
        report(current);
        progress = null;
        return true;
    }

    /// @return false if the turn was lost
    private boolean addAll(Progress current, Turn turn) {
        for (var batch = record.after(current.last, BATCH);
                !batch.isEmpty();
                batch = record.after(current.last, BATCH)) {
            if (!turn.holds()) {
                return false;
            }
            copy.add(batch);
            current.last = batch.getLast();
            current.count += batch.size();
            if (current.count % (BATCH * BATCHES_PER_LINE) == 0) {
                LOG.info("{} relations replayed so far", current.count);
            }
        }
        return true;
    }

    /// @return false if the turn was lost
    private boolean repeatChanges(Progress current, Turn turn) {
        while (true) {
            var changes =
                    record.changesSince(current.began).stream()
                            .filter(change -> !current.repeated.contains(change.position()))
                            .toList();
            if (changes.isEmpty()) {
                return turn.holds();
            }
            for (var change : changes) {
                if (!turn.holds()) {
                    return false;
                }
                tell(change.added(), change.removed());
                current.repeated.add(change.position());
            }
        }
    }

    private void tell(List<Relation> added, List<Relation> removed) {
        if (!added.isEmpty()) {
            copy.add(added);
        }
        if (!removed.isEmpty()) {
            copy.remove(removed);
        }
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
