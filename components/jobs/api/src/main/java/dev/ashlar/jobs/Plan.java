package dev.ashlar.jobs;

import java.time.Duration;
import java.util.List;

/// What is to be run.
///
/// @param run how the run is called: of two that are called the same, the later one never waits
/// @param jobs in the order in which they run
/// @param longest after that time the run ends at the next pause of a job
/// @param patience how long to wait for another run to end
public record Plan(String run, List<Job> jobs, Duration longest, Duration patience) {
    public Plan {
        jobs = List.copyOf(jobs);
    }
}
