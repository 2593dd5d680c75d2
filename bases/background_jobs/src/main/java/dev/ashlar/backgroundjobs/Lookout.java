package dev.ashlar.backgroundjobs;

import dev.ashlar.jobs.Observer;
import dev.ashlar.jobs.Progress;
import dev.ashlar.runtime.Pace;
import dev.ashlar.runtime.Program;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Says on standard error how far a run is, and hears when the process is told to end: then the record in hand is
/// finished and the report printed before it is gone.
final class Lookout implements Observer, AutoCloseable {
    /// Less than a cluster waits before it kills.
    private static final Duration LAST_RECORD = Duration.ofSeconds(20);

    /// What never pauses any more is ended by force, so that the next run can begin.
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final PrintWriter err;
    private final Supplier<Pace> paces;
    private final Object lines = new Object();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "stop");
    private @Nullable Pace pace;
    private volatile boolean begun;
    private volatile boolean told;

    Lookout(PrintWriter err) {
        this(err, Pace::forPeople);
    }

    Lookout(PrintWriter err, Supplier<Pace> paces) {
        this.err = err;
        this.paces = paces;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void moved(Progress progress) {
        begun = true;
        synchronized (lines) {
            if (isDue()) {
                err.println(line(progress));
                err.flush();
            }
        }
    }

    /// From the beginning of the first job on: how long a program takes to start is nobody's progress.
    private boolean isDue() {
        if (pace == null) {
            pace = paces.get();
        }
        return pace.isDue();
    }

    static String line(Progress progress) {
        var of =
                progress.expected() == 0
                        ? ""
                        : " of about %,d"
                                .formatted(Math.max(progress.expected(), progress.looked()));
        return "%s: %,d%s looked at, %,d changed, %,d failed"
                .formatted(
                        progress.job(),
                        progress.looked(),
                        of,
                        progress.changed(),
                        progress.failed());
    }

    @Override
    public boolean wantsEnd() {
        return told;
    }

    void endAnywayAfter(Duration longest) {
        Thread.ofPlatform().daemon().name("deadline").start(() -> endAnyway(longest.plus(GRACE)));
    }

    private void endAnyway(Duration patience) {
        if (!isOverWithin(patience)) {
            err.println("The run did not end when its time was over, and is ended by force.");
            err.flush();
            Runtime.getRuntime().halt(Program.FAILED);
        }
    }

    private void stop() {
        told = true;
        if (begun) {
            isOverWithin(LAST_RECORD);
        }
    }

    private boolean isOverWithin(Duration patience) {
        try {
            return over.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The process is ending already, and waits for this.
        }
    }
}
