package dev.ashlar.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of a run.
///
/// @param run as in its plan
/// @param endedEarly why it ended before its jobs did, in a sentence; null if it did not
public record Report(
        String run,
        Instant began,
        Duration took,
        List<JobReport> jobs,
        @Nullable String endedEarly) {
    public Report {
        jobs = List.copyOf(jobs);
    }

    /// Whether anything is left undone.
    public boolean failed() {
        return jobs.stream().anyMatch(JobReport::leftSomething);
    }
}
