package dev.ashlar.programs;

import dev.ashlar.programs.Holds.Place;
import dev.ashlar.testkit.spicedb.Hold;
import dev.ashlar.testkit.spicedb.Hold.Where;
import dev.ashlar.testkit.spicedb.SpiceDbGate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Lets changes come to a point and no further, and kills the program when all of them are there.
final class Ambush {
    private static final String CHECK = "CheckBulkPermissions";
    private static final String WRITE = "WriteRelationships";
    private static final Duration REACHED = Duration.ofMillis(1_700);
    private static final Duration ENDED = Duration.ofSeconds(10);

    private final Holds database;
    private final SpiceDbGate spiceDb;
    private final List<Hold> held = new ArrayList<>();

    Ambush(Holds database, SpiceDbGate spiceDb) {
        this.database = database;
        this.spiceDb = spiceDb;
    }

    /// How the program is killed.
    interface Kill {
        void now() throws Exception;
    }

    /// @return false if they did not come there before their patience ended, as on a machine that is busy with other things;
    ///     then nothing was killed
    boolean kill(List<Change> changes, KillPoint point, Person owner, Kill kill) throws Exception {
        held.clear();
        for (var change : changes) {
            held.add(spiceDb.hold(Where.BEFORE_THE_ANSWER, CHECK, change.mention()));
        }
        var checks = List.copyOf(held);
        var there = false;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            changes.forEach(change -> threads.submit(() -> change.request().send(owner)));
            there =
                    comesTrue(() -> checks.stream().allMatch(check -> check.reached() > 0), REACHED)
                            && goOnTo(point, checks);
            if (there) {
                kill.now();
                held.forEach(Hold::drop);
            } else {
                held.forEach(Hold::release);
            }
            database.release();
        }
        if (!comesTrue(() -> database.busy() == 0, ENDED)) {
            throw new IllegalStateException("transactions of a dead program go on");
        }
        return there;
    }

    /// Each comes to the point, or waits in the program behind one that is there.
    private boolean goOnTo(KillPoint point, List<Hold> checks) {
        var count = checks.size();
        return switch (point) {
            case BEFORE_THE_TRANSACTION -> true;
            case INSIDE_THE_TRANSACTION -> goOnTo(Place.OUTBOX_WRITTEN, checks, count);
            case AT_THE_COMMIT -> goOnTo(Place.COMMITTING, checks, count);
            case BEFORE_THE_RELATION_WRITE -> goOnTo(Where.BEFORE_IT_IS_ASKED, checks);
            case AFTER_THE_RELATION_WRITE -> goOnTo(Where.BEFORE_THE_ANSWER, checks);
            case BEFORE_IT_IS_NOTED ->
                    goOnTo(Place.NOTING, checks, 1)
                            && comesTrue(() -> database.pending() >= count, REACHED);
        };
    }

    private boolean goOnTo(Place place, List<Hold> checks, int waiting) {
        database.hold(place);
        checks.forEach(Hold::release);
        return comesTrue(() -> database.waiting() >= waiting, REACHED);
    }

    private boolean goOnTo(Where where, List<Hold> checks) {
        var write = spiceDb.hold(where, WRITE, "");
        held.add(write);
        checks.forEach(Hold::release);
        return comesTrue(() -> write.reached() > 0 && database.pending() >= checks.size(), REACHED);
    }

    private static boolean comesTrue(BooleanSupplier condition, Duration patience) {
        var end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        return true;
    }
}
