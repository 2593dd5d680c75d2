package dev.ashlar.jobs.core;

import dev.ashlar.jobs.Job;
import dev.ashlar.jobs.JobReport;
import dev.ashlar.jobs.JobReport.Ending;
import dev.ashlar.jobs.Observer;
import dev.ashlar.jobs.Plan;
import dev.ashlar.jobs.Report;
import dev.ashlar.jobs.RunEnds;
import dev.ashlar.jobs.ports.Lease;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// One run. Whatever a job throws is its own affair: the next one goes on.
final class Run {
    private final Plan plan;
    private final Observer observer;
    private final InstantSource clock;
    private final Bounds bounds;

    Run(Plan plan, Lease.Held lease, Observer observer, InstantSource clock) {
        this.plan = plan;
        this.observer = observer;
        this.clock = clock;
        this.bounds = new Bounds(lease, observer, clock, plan.longest());
    }

    Report toTheEnd() {
        var began = clock.instant();
        var jobs = plan.jobs().stream().map(this::result).toList();
        var early = jobs.stream().anyMatch(Run::wasCut);
        return new Report(
                plan.run(), began, since(began), jobs, early ? bounds.reason().orElse(null) : null);
    }

    private static boolean wasCut(JobReport job) {
        return job.ending() == Ending.CUT_SHORT || job.ending() == Ending.NOT_BEGUN;
    }

    private JobReport result(Job job) {
        var running = new RunningJob(job.name(), bounds, observer);
        if (bounds.reason().isPresent()) {
            return running.report(Ending.NOT_BEGUN, Duration.ZERO);
        }
        var began = clock.instant();
        running.begin();
        return running.report(end(job, running), since(began));
    }

    private static Ending end(Job job, RunningJob running) {
        try {
            job.run(running);
            return Ending.DONE;
        } catch (RunEnds _) {
            return Ending.CUT_SHORT;
        } catch (RuntimeException failure) {
            running.failed("the job itself", failure);
            return Ending.BROKE_OFF;
        }
    }

    private Duration since(Instant began) {
        return Duration.between(began, clock.instant());
    }
}
