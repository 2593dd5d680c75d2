package dev.ashlar.jobs.repositories;

import dev.ashlar.database.Turns;
import dev.ashlar.database.Turns.Turn;
import dev.ashlar.jobs.ports.Lease;
import dev.ashlar.kernel.ProblemException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/// Two turns: the run of a name, and the run of jobs. Who waits for the second has the first, so that a second one of
/// the same name knows at once that it is not needed.
@Singleton
final class TurnLease implements Lease {
    static final String WORK = "jobs.run";

    private final Turns turns;

    TurnLease(Turns turns) {
        this.turns = turns;
    }

    @Override
    public Optional<Held> take(String run, Duration patience) {
        var ofThisName = turns.tryTake(WORK + "." + run);
        if (ofThisName.isEmpty()) {
            return Optional.empty();
        }
        var mine = ofThisName.get();
        try {
            var only = patience.isZero() ? turns.tryTake(WORK) : turns.take(WORK, patience);
            if (only.isPresent()) {
                return Optional.of(new Both(mine, only.get()));
            }
        } catch (ProblemException failure) {
            mine.close();
            throw failure;
        }
        mine.close();
        return Optional.empty();
    }

    private record Both(Turn ofThisName, Turn only) implements Held {
        @Override
        public boolean stands() {
            return only.holds();
        }

        @Override
        public void close() {
            only.close();
            ofThisName.close();
        }
    }
}
