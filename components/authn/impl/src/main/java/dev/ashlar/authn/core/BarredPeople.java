package dev.ashlar.authn.core;

import dev.ashlar.authn.ports.BarRecord;
import dev.ashlar.authn.ports.Refresher;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Whose tokens count for nothing, in memory, so that asking costs next to nothing. Each takes about 100 bytes, and they
/// are no more than the realm has disabled, with those who were deleted lately.
@Singleton
final class BarredPeople implements Refresher {
    /// With the look itself it stays below the time in which every answer comes.
    private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

    private final BarRecord record;
    private final InstantSource clock;
    private final AtomicReference<@Nullable Map<UserId, Instant>> ends = new AtomicReference<>();
    private final ReentrantLock reading = new ReentrantLock();

    BarredPeople(BarRecord record, InstantSource clock) {
        this.record = record;
        this.clock = clock;
    }

    /// @throws ProblemException `Problem.Unavailable` if they have never been read and the database does not answer: nobody
    ///     is let in unseen
    boolean contain(UserId id) {
        var known = ends.get();
        var end = (known == null ? first() : known).get(id);
        return end != null && clock.instant().isBefore(end);
    }

    @Override
    public void refresh() {
        reading.lock();
        try {
            read();
        } finally {
            reading.unlock();
        }
    }

    /// Of all who wait for the first look one looks, and nobody waits longer than for one that fails.
    private Map<UserId, Instant> first() {
        if (!entered()) {
            throw new Problem.Unavailable("the database").asException();
        }
        try {
            var known = ends.get();
            return known == null ? read() : known;
        } finally {
            reading.unlock();
        }
    }

    private boolean entered() {
        try {
            return reading.tryLock(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// One after the other, so that what was read earlier never replaces what was read later.
    private Map<UserId, Instant> read() {
        var read = Map.copyOf(record.read());
        ends.set(read);
        return read;
    }
}
