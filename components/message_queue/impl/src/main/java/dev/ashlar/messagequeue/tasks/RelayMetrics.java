package dev.ashlar.messagequeue.tasks;

import dev.ashlar.kernel.ProblemException;
import dev.ashlar.messagequeue.ports.PendingEvents;
import dev.ashlar.messagequeue.ports.PendingEvents.Backlog;
import dev.ashlar.messagequeue.ports.RelayMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// What whoever runs the service sees of the relay. The backlog is counted when somebody asks, by every program alike:
/// it can be seen even where no program relays.
@Singleton
final class RelayMetrics implements RelayMeter {
    private static final Duration STALE = Duration.ofSeconds(2);
    private static final Duration[] BOUNDS = {
        Duration.ofMillis(5),
        Duration.ofMillis(20),
        Duration.ofMillis(50),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(10)
    };

    private record Counted(@Nullable Backlog backlog, Instant at) {}

    private final PendingEvents pending;
    private final InstantSource clock;
    private final Timer delay;
    private final Counter failures;
    private final AtomicReference<Counted> latest =
            new AtomicReference<>(new Counted(null, Instant.EPOCH));

    RelayMetrics(PendingEvents pending, InstantSource clock, MeterRegistry meters) {
        this.pending = pending;
        this.clock = clock;
        delay =
                Timer.builder("events.sent")
                        .description("Events sent to Redis, and how long after they occurred")
                        .serviceLevelObjectives(BOUNDS)
                        .register(meters);
        failures =
                Counter.builder("events.failures")
                        .description("Attempts to send events that ended early")
                        .register(meters);
        Gauge.builder("events.backlog", this, RelayMetrics::waiting)
                .description("Events that are not in Redis yet")
                .register(meters);
        Gauge.builder("events.backlog.age", this, RelayMetrics::age)
                .description("How long the oldest of them has waited")
                .baseUnit("seconds")
                .register(meters);
    }

    @Override
    public void sent(Duration sinceItOccurred) {
        delay.record(sinceItOccurred);
    }

    @Override
    public void failed() {
        failures.increment();
    }

    private double waiting() {
        var backlog = backlog();
        return backlog == null ? Double.NaN : backlog.count();
    }

    private double age() {
        var backlog = backlog();
        if (backlog == null) {
            return Double.NaN;
        }
        var oldest = backlog.oldest();
        return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toMillis() / 1e3;
    }

    private @Nullable Backlog backlog() {
        var known = latest.get();
        var now = clock.instant();
        if (known.at().plus(STALE).isAfter(now)) {
            return known.backlog();
        }
        var counted = new Counted(count(), now);
        latest.set(counted);
        return counted.backlog();
    }

    private @Nullable Backlog count() {
        try {
            return pending.backlog();
        } catch (ProblemException _) {
            return null;
        }
    }
}
