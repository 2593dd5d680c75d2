package dev.ashlar.jobs.core;

import static java.util.Comparator.comparing;

import dev.ashlar.jobs.Job;
import dev.ashlar.jobs.Jobs;
import dev.ashlar.jobs.Observer;
import dev.ashlar.jobs.Period;
import dev.ashlar.jobs.Plan;
import dev.ashlar.jobs.Report;
import dev.ashlar.jobs.ports.Lease;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

@Singleton
final class JobRunner implements Jobs {
    private final List<Job> jobs;
    private final Lease lease;
    private final InstantSource clock;

    JobRunner(List<Job> jobs, Lease lease, InstantSource clock) {
        this.jobs = inOrder(jobs);
        this.lease = lease;
        this.clock = clock;
    }

    private static List<Job> inOrder(List<Job> jobs) {
        var names = new HashSet<String>();
        jobs.stream()
                .map(Job::name)
                .filter(name -> !names.add(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalStateException("Two jobs are called " + name + ".");
                });
        return jobs.stream().sorted(comparing(Job::stage).thenComparing(Job::name)).toList();
    }

    @Override
    public List<Job> all() {
        return jobs;
    }

    @Override
    public List<Job> due(Period period) {
        return jobs.stream().filter(job -> job.periods().contains(period)).toList();
    }

    @Override
    public Optional<Report> run(Plan plan, Observer observer) {
        var taken = lease.take(plan.run(), plan.patience());
        if (taken.isEmpty()) {
            return Optional.empty();
        }
        try (var held = taken.get()) {
            return Optional.of(new Run(plan, held, observer, clock).toTheEnd());
        }
    }
}
