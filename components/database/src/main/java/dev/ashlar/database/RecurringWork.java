package dev.ashlar.database;

import dev.ashlar.kernel.ProblemException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Work that is done again and again from the start of a server to its end, by one program at a time. Whatever goes wrong is
/// logged and tried again. Its owner calls [#start] once and [#stop] at the end.
public final class RecurringWork {
    /// When it is done.
    ///
    /// @param first after the start
    /// @param between after each attempt
    public record Rhythm(Duration first, Duration between) {
        public static Rhythm every(Duration pause) {
            return new Rhythm(pause, pause);
        }
    }

    /// What is to be done.
    public interface Work {
        /// Whether there is anything to do. Asked before the turn is taken, so that nobody takes it for nothing.
        default boolean isDue() {
            return true;
        }

        /// @param goesOn to be asked before each part: false when the turn is lost or the server stops
        void run(BooleanSupplier goesOn);
    }

    private static final Duration TO_END = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(RecurringWork.class);

    private final String name;
    private final Rhythm rhythm;
    private final Supplier<Turns> turns;
    private final Work work;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;

    /// @param name of the turn, the same in all programs
    /// @param turns asked when it begins, so that nothing is made before the server is there
    public RecurringWork(String name, Rhythm rhythm, Supplier<Turns> turns, Work work) {
        this.name = name;
        this.rhythm = rhythm;
        this.turns = turns;
        this.work = work;
        thread = Thread.ofVirtual().name(name).unstarted(this::goOn);
    }

    public void start() {
        thread.start();
    }

    /// Ends between two parts.
    public void stop() throws InterruptedException {
        stopped.countDown();
        if (thread.isAlive()) {
            thread.join(TO_END);
        }
    }

    private void goOn() {
        try {
            var pause = rhythm.first();
            while (!stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                attempt();
                pause = rhythm.between();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// The outermost loop.
    private void attempt() {
        try {
            if (work.isDue()) {
                inTurn();
            }
        } catch (ProblemException refused) {
            LOG.debug("{} cannot be done now: {}", name, refused.getMessage());
        } catch (RuntimeException failure) {
            LOG.error("{} failed", name, failure);
        }
    }

    private void inTurn() {
        var turn = turns.get().tryTake(name);
        if (turn.isPresent()) {
            try (var mine = turn.get()) {
                work.run(() -> stopped.getCount() > 0 && mine.holds());
            }
        }
    }
}
