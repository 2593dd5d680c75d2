package dev.ashlar.jobs;

import java.time.Duration;
import java.util.List;

/// What became of a job.
///
/// @param failed records that could not be made right, and one more if it broke off
/// @param failures the first of them: which record, and why
public record JobReport(
        String job,
        Ending ending,
        long looked,
        long changed,
        long failed,
        List<String> failures,
        Duration took) {
    /// How it ended.
    public enum Ending {
        /// It looked at everything.
        DONE,
        /// It threw something.
        BROKE_OFF,
        /// The run ended before it did.
        CUT_SHORT,
        /// The run ended before its turn came.
        NOT_BEGUN
    }

    public JobReport {
        failures = List.copyOf(failures);
    }

    /// Whether it left anything undone.
    public boolean leftSomething() {
        return failed > 0 || ending != Ending.DONE;
    }
}
