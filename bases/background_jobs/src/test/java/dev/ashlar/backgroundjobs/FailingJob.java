package dev.ashlar.backgroundjobs;

import dev.ashlar.jobs.Job;
import dev.ashlar.jobs.JobRun;
import dev.ashlar.jobs.Period;
import dev.ashlar.kernel.Problem;
import jakarta.inject.Singleton;
import java.util.Set;

/// One of its two records fails.
@Singleton
final class FailingJob implements Job {
    @Override
    public String name() {
        return "test_fails";
    }

    @Override
    public String purpose() {
        return "Fails for a test.";
    }

    @Override
    public Set<Period> periods() {
        return Set.of();
    }

    @Override
    public void run(JobRun run) {
        run.looked(2);
        run.changed(1);
        run.failed("user 7", new Problem.Conflict("It is taken.").asException());
    }
}
