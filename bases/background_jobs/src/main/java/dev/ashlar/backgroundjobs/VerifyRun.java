package dev.ashlar.backgroundjobs;

import dev.ashlar.authz.Verification;
import dev.ashlar.authz.Verification.Compared;
import dev.ashlar.authz.Verification.Outcome;
import dev.ashlar.runtime.Pace;
import dev.ashlar.runtime.Program;
import java.io.PrintStream;

/// One run of `authz verify`: what was found on one stream, how far it is on the other.
final class VerifyRun {
    private static final int MOST_NAMES = 20;
    private static final String COLUMNS = "%-16s %14s %14s %10s %10s%n";
    private static final String NUMBERS = "%-16s %,14d %,14d %,10d %,10d%n";

    private final Verification verification;
    private final PrintStream out;
    private final PrintStream err;
    private final Pace pace = Pace.forPeople();

    VerifyRun(Verification verification, PrintStream out, PrintStream err) {
        this.verification = verification;
        this.out = out;
        this.err = err;
    }

    /// @return the exit code
    int run(boolean mend) {
        var found = verification.run(mend, this::compared);
        print(found);
        if (found.equal()) {
            out.println("SpiceDB and the index say what the record says.");
            return Program.OK;
        }
        if (!mend) {
            out.println("They differ: background_jobs authz verify --mend makes them right.");
            return Program.FAILED;
        }
        out.println("What differed was made right. Comparing again:");
        var left = verification.run(false, this::compared);
        print(left);
        out.println(
                left.equal()
                        ? "SpiceDB and the index say what the record says."
                        : "They still differ: look whether something else writes to SpiceDB, then"
                                + " try again.");
        return left.equal() ? Program.OK : Program.FAILED;
    }

    private void compared(long relations, long expected) {
        if (pace.isDue()) {
            err.printf(
                    "%,d of about %,d relations compared%n",
                    relations, Math.max(relations, expected));
        }
    }

    private void print(Outcome found) {
        out.printf(COLUMNS, "type", "in the record", "in SpiceDB", "missing", "left over");
        for (Compared type : found.types()) {
            out.printf(
                    NUMBERS,
                    type.type().schemaName(),
                    type.recorded(),
                    type.known(),
                    type.missing(),
                    type.leftOver());
        }
        found.first().forEach(out::println);
        out.printf("wrong in the index: %,d%n", found.index().size());
        found.index().stream().limit(MOST_NAMES).forEach(out::println);
    }
}
