package dev.ashlar.secretsstorageapi;

import dev.ashlar.runtime.Pace;
import dev.ashlar.runtime.Program;
import dev.ashlar.secretsstorage.Rotation;
import dev.ashlar.secretsstorage.Rotation.Counts;
import dev.ashlar.secretsstorage.Rotation.End;
import dev.ashlar.secretsstorage.Rotation.Report;
import java.io.PrintStream;
import java.time.Duration;

/// One run of `rotate`: what came of it on one stream, how far it is on the other.
final class RotationRun {
    private final Rotation rotation;
    private final PrintStream out;
    private final PrintStream err;
    private final Pace pace = Pace.forPeople();

    RotationRun(Rotation rotation, PrintStream out, PrintStream err) {
        this.rotation = rotation;
        this.out = out;
        this.err = err;
    }

    /// @return the exit code
    int run() {
        var expected = rotation.left();
        err.printf("%,d secrets are not known to be on the current key.%n", expected);
        var began = System.nanoTime();
        var report = rotation.run(counts -> heard(counts, expected));
        while (report.end() == End.ELSEWHERE) {
            err.println("Another program rotates secrets: waiting until it has ended.");
            report = rotation.run(counts -> heard(counts, expected));
        }
        return told(report, Duration.ofNanos(System.nanoTime() - began));
    }

    private boolean heard(Counts counts, long expected) {
        if (pace.isDue()) {
            err.printf(
                    "%,d of about %,d secrets looked at%n",
                    counts.seen(), Math.max(counts.seen(), expected));
        }
        return true;
    }

    private int told(Report report, Duration took) {
        var counts = report.counts();
        out.printf(
                "%,d secrets were moved to the current key, %,d were on it already, in %.1f s"
                        + " (%.2f ms each).%n",
                counts.rewrapped(),
                counts.current(),
                took.toMillis() / 1e3,
                took.toMillis() / (double) Math.max(1, counts.seen()));
        if (counts.unreadable() == 0) {
            out.println("Nothing is left on the previous key.");
            return Program.OK;
        }
        out.printf(
                "%,d secrets are opened by neither key and were left as they are:%n",
                counts.unreadable());
        report.unreadable().forEach(out::println);
        if (counts.unreadable() > report.unreadable().size()) {
            out.println("... and more.");
        }
        return Program.FAILED;
    }
}
