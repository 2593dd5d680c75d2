package dev.ashlar.secretsstorage.core;

import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.secretsstorage.Rotation;
import dev.ashlar.secretsstorage.ports.Rewrapping;
import dev.ashlar.secretsstorage.ports.RotationMeter;
import dev.ashlar.secretsstorage.ports.RotationMeter.State;
import dev.ashlar.secretsstorage.ports.RotationTurns;
import dev.ashlar.secretsstorage.ports.RotationTurns.Hold;
import dev.ashlar.secretsstorage.ports.WrappedKeys;
import dev.ashlar.secretsstorage.ports.WrappedKeys.Change;
import dev.ashlar.secretsstorage.ports.WrappedKeys.Wrapped;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/// Each batch is read, rewrapped without a transaction, and written in one: where a secret was written meanwhile, what is
/// newer stays. For which key a secret is wrapped is noted with it, so a run that was killed goes on where it was, and
/// nothing is unwrapped twice.
@Singleton
final class RotationService implements Rotation {
    private static final int BATCH = 50;

    private final WrappedKeys keys;
    private final Rewrapping rewrapping;
    private final RotationTurns turns;
    private final RotationMeter meter;
    private final UnitOfWork unitOfWork;

    RotationService(
            WrappedKeys keys,
            Rewrapping rewrapping,
            RotationTurns turns,
            RotationMeter meter,
            UnitOfWork unitOfWork) {
        this.keys = keys;
        this.rewrapping = rewrapping;
        this.turns = turns;
        this.meter = meter;
        this.unitOfWork = unitOfWork;
    }

    @Override
    public boolean isWanted() {
        return rewrapping.isWanted();
    }

    @Override
    public long left() {
        return keys.countNotFor(rewrapping.target());
    }

    @Override
    public Report run(Listener listener) {
        var turn = turns.take();
        if (turn.isEmpty()) {
            return new Report(End.ELSEWHERE, Counts.NONE, List.of());
        }
        meter.state(State.RUNNING);
        var finished = false;
        try (var hold = turn.get()) {
            var report = rotated(hold, listener);
            finished = true;
            return report;
        } finally {
            meter.state(finished ? State.FINISHED : State.ERRORED);
        }
    }

    /// Whatever is written behind a pass waits for the next one: passes follow one another until one finds hardly anything
    /// and nothing slipped through its hands.
    private Report rotated(Hold hold, Listener listener) {
        var tally = new RotationTally();
        while (true) {
            var before = tally.counts();
            tally.forgetUnreadable();
            var end = pass(hold, listener, tally);
            var after = tally.counts();
            var found = after.readable() - before.readable();
            if (end != End.DONE || (found <= BATCH && after.changed() == before.changed())) {
                return new Report(end, after, tally.unreadable());
            }
        }
    }

    private End pass(Hold hold, Listener listener, RotationTally tally) {
        var after = "";
        while (true) {
            var batch = keys.notFor(rewrapping.target(), after, BATCH);
            if (batch.isEmpty()) {
                return End.DONE;
            }
            if (!hold.holds()) {
                return End.ELSEWHERE;
            }
            var changes = rewrapped(batch, tally);
            var done = unitOfWork.run(() -> keys.change(rewrapping.target(), changes.all()));
            meter.rewrapped(tally.written(changes, done));
            after = batch.getLast().secret().value();
            if (!listener.heard(tally.counts())) {
                return End.STOPPED;
            }
        }
    }

    private RotationTally.Changes rewrapped(List<Wrapped> batch, RotationTally tally) {
        var moved = new ArrayList<Change>();
        var current = new ArrayList<Change>();
        for (var each : batch) {
            switch (rewrapping.rewrap(each.key())) {
                case Rewrapping.Result.Moved(var key) ->
                        moved.add(new Change(each.secret(), each.key(), key));
                case Rewrapping.Result.Current() ->
                        current.add(new Change(each.secret(), each.key(), each.key()));
                case Rewrapping.Result.Unreadable() -> tally.unreadable(each.secret());
            }
        }
        return new RotationTally.Changes(moved, current);
    }
}
