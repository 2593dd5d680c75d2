package dev.ashlar.authn.core;

import dev.ashlar.authn.ports.BarRecord;
import dev.ashlar.authn.ports.Refresher;
import dev.ashlar.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Whose tokens count for nothing, in memory, so that asking costs next to nothing. Each takes about 100 bytes, and they
/// are no more than the realm has disabled, with those who were deleted lately.
@Singleton
final class BarredPeople implements Refresher {
    private final BarRecord record;
    private final InstantSource clock;
    private final AtomicReference<@Nullable Map<UserId, Instant>> ends = new AtomicReference<>();

    BarredPeople(BarRecord record, InstantSource clock) {
        this.record = record;
        this.clock = clock;
    }

    /// @throws ProblemException `Problem.Unavailable` if they have never been read and the database does not answer: nobody
    ///     is let in unseen
    boolean contain(UserId id) {
        var known = ends.get();
        var end = (known == null ? read() : known).get(id);
        return end != null && clock.instant().isBefore(end);
    }

    @Override
    public void refresh() {
        read();
    }

    /// One after the other, so that what was read earlier never replaces what was read later.
    private synchronized Map<UserId, Instant> read() {
        var read = Map.copyOf(record.read());
        ends.set(read);
        return read;
    }
}
