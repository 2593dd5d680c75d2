package dev.ashlar.development.seed;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/// Tells every few seconds how far a step has come, how fast it goes and how long it will take.
final class Progress {
    private static final Duration BETWEEN = Duration.ofSeconds(5);

    private final PrintStream out;
    private final Step step;
    private final long all;
    private final long before;
    private final long began = System.nanoTime();
    private long told = began;
    private long done;

    /// @param before how many were there already
    Progress(PrintStream out, Step step, long all, long before) {
        this.out = out;
        this.step = step;
        this.all = all;
        this.before = before;
        done = before;
    }

    synchronized void add(long more) {
        done += more;
        var now = System.nanoTime();
        if (done == all || now - told > BETWEEN.toNanos()) {
            told = now;
            out.println(line(Duration.ofNanos(now - began)));
        }
    }

    private String line(Duration took) {
        var perSecond = (done - before) / Math.max(0.001, took.toNanos() / 1e9);
        var left = Duration.ofSeconds((long) ((all - done) / Math.max(1, perSecond)));
        var end =
                done == all ? "%s in all".formatted(clock(took)) : "%s left".formatted(clock(left));
        return "%-9s %,11d of %,d   %,8.0f a second   %s"
                .formatted(step.name().toLowerCase(Locale.ROOT), done, all, perSecond, end);
    }

    static String clock(Duration time) {
        return "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
    }
}
