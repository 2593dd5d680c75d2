package dev.ashlar.authz.core;

import dev.ashlar.authz.ports.Observations;
import dev.ashlar.authz.ports.PendingChanges.Backlog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// Remembers what was observed.
public final class RecordingObservations implements Observations {
    private final List<Outcome> checks = new CopyOnWriteArrayList<>();
    private final AtomicInteger applied = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger disagreements = new AtomicInteger();
    private volatile Backlog backlog = new Backlog(0, Instant.EPOCH);

    @Override
    public void checked(Outcome outcome, Duration took) {
        checks.add(outcome);
    }

    @Override
    public void applied(int relations) {
        applied.addAndGet(relations);
    }

    @Override
    public void applyingFailed() {
        failures.incrementAndGet();
    }

    @Override
    public void backlog(Backlog backlog) {
        this.backlog = backlog;
    }

    @Override
    public void disagreed() {
        disagreements.incrementAndGet();
    }

    public List<Outcome> checks() {
        return List.copyOf(checks);
    }

    public int applied() {
        return applied.get();
    }

    public int failures() {
        return failures.get();
    }

    public int disagreements() {
        return disagreements.get();
    }

    public Backlog backlog() {
        return backlog;
    }
}
