package dev.ashlar.authz.spicedb;

import dev.ashlar.authz.Relation;
import dev.ashlar.authz.ports.RelationCopy.Fence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How far one replay came, over all its attempts; says so in the log every two seconds.
final class ReplayProgress {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(Replay.class);

    private final long expected;
    private final Instant start;
    private final ReplayMetrics metrics;
    private Fence fence;
    private @Nullable Relation last;
    private long count;
    private Instant line;

    /// @param expected about how many relations there are
    ReplayProgress(Fence fence, long expected, Instant start, ReplayMetrics metrics) {
        this.fence = fence;
        this.expected = expected;
        this.start = start;
        this.metrics = metrics;
        line = start;
    }

    Fence fence() {
        return fence;
    }

    void goOnWith(Fence other) {
        fence = other;
    }

    /// The last relation that was told, all before it included.
    @Nullable Relation last() {
        return last;
    }

    void told(List<Relation> page, Instant now) {
        last = page.getLast();
        count += page.size();
        metrics.told(page.size());
        if (Duration.between(line, now).compareTo(BETWEEN_LINES) >= 0) {
            line = now;
            var rate = rate(now);
            LOG.info(
                    "SpiceDB was told {} of about {} relations, {} a second, about {} s to go",
                    count,
                    Math.max(expected, count),
                    rate,
                    Math.max(0, expected - count) / Math.max(1, rate));
        }
    }

    void finished(Instant now) {
        LOG.atInfo()
                .addKeyValue("relations", count)
                .addKeyValue("milliseconds", milliseconds(now))
                .addKeyValue("per_second", rate(now))
                .log("relations replayed into SpiceDB");
    }

    private long rate(Instant now) {
        return count * 1_000 / Math.max(1, milliseconds(now));
    }

    private long milliseconds(Instant now) {
        return Duration.between(start, now).toMillis();
    }
}
