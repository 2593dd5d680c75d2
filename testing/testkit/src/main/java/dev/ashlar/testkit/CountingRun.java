package dev.ashlar.testkit;

import dev.ashlar.jobs.JobRun;
import dev.ashlar.jobs.RunEnds;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/// A run for one job, which counts what the job tells and ends when a test wants it to.
public final class CountingRun implements JobRun {
    private final AtomicLong looked = new AtomicLong();
    private final AtomicLong changed = new AtomicLong();
    private final AtomicLong pausesLeft = new AtomicLong(Long.MAX_VALUE);
    private final List<String> failures = new CopyOnWriteArrayList<>();

    /// Lets the job pass so many pauses; the next one ends it.
    public CountingRun endingAfter(long pauses) {
        pausesLeft.set(pauses);
        return this;
    }

    @Override
    public void expect(long total) {
        // Only for people who wait.
    }

    @Override
    public void looked(long records) {
        looked.addAndGet(records);
    }

    @Override
    public void changed(long records) {
        changed.addAndGet(records);
    }

    @Override
    public void failed(String record, Exception why) {
        failures.add(record + ": " + why.getMessage());
    }

    @Override
    public void pause() {
        if (pausesLeft.getAndDecrement() <= 0) {
            throw new RunEnds("A test wants it to.");
        }
    }

    public long looked() {
        return looked.get();
    }

    public long changed() {
        return changed.get();
    }

    public List<String> failures() {
        return List.copyOf(failures);
    }
}
