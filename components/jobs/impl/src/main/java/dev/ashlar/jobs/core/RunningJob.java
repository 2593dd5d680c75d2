package dev.ashlar.jobs.core;

import dev.ashlar.jobs.Hindrance;
import dev.ashlar.jobs.JobReport;
import dev.ashlar.jobs.JobReport.Ending;
import dev.ashlar.jobs.JobRun;
import dev.ashlar.jobs.LeftUndone;
import dev.ashlar.jobs.Observer;
import dev.ashlar.jobs.Progress;
import dev.ashlar.kernel.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts what a job tells.
final class RunningJob implements JobRun {
    /// So many failures of a job are named; all are counted.
    static final int NAMED = 20;

    private static final Logger LOG = LoggerFactory.getLogger(RunningJob.class);

    private final String name;
    private final Bounds bounds;
    private final Observer observer;
    private final AtomicLong expected = new AtomicLong();
    private final AtomicLong looked = new AtomicLong();
    private final AtomicLong changed = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();

    RunningJob(String name, Bounds bounds, Observer observer) {
        this.name = name;
        this.bounds = bounds;
        this.observer = observer;
    }

    void begin() {
        moved();
    }

    @Override
    public void expect(long total) {
        expected.set(total);
        moved();
    }

    @Override
    public void looked(long records) {
        looked.addAndGet(records);
        moved();
    }

    @Override
    public void changed(long records) {
        changed.addAndGet(records);
        moved();
    }

    @Override
    public void failed(String record, Exception why) {
        if (failed.incrementAndGet() <= NAMED) {
            failures.add(record + ": " + sentence(why));
            log(record, why);
        }
        moved();
    }

    @Override
    public void pause() {
        bounds.check();
    }

    JobReport report(Ending ending, Duration took) {
        return new JobReport(
                name,
                ending,
                looked.get(),
                changed.get(),
                failed.get(),
                List.copyOf(failures),
                took);
    }

    /// What nobody foresaw may say anything, secrets too: it goes to the log, and the report names its kind.
    private static String sentence(Exception why) {
        return switch (why) {
            case ProblemException refused -> refused.problem().message();
            case LeftUndone undone -> undone.sentence();
            case Hindrance hindrance -> hindrance.sentence();
            default -> why.getClass().getSimpleName() + " (the log has more)";
        };
    }

    private void log(String record, Exception why) {
        switch (why) {
            case ProblemException _, LeftUndone _, Hindrance _ ->
                    LOG.warn("{}: {} failed: {}", name, record, sentence(why));
            default -> LOG.error("{}: {} failed", name, record, why);
        }
    }

    private void moved() {
        observer.moved(
                new Progress(name, looked.get(), expected.get(), changed.get(), failed.get()));
    }
}
