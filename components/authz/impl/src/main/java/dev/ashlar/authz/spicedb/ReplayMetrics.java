package dev.ashlar.authz.spicedb;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/// What operators see of replays: whether this program is at one, and how far it comes.
@Singleton
final class ReplayMetrics {
    private final AtomicInteger running = new AtomicInteger();
    private final Counter relations;

    ReplayMetrics(MeterRegistry meters) {
        Gauge.builder("authz.replay.running", running, AtomicInteger::get)
                .description("1 while this program tells SpiceDB all relations")
                .register(meters);
        relations =
                Counter.builder("authz.replay.relations")
                        .description("Relations that SpiceDB was told again")
                        .register(meters);
    }

    void running(boolean is) {
        running.set(is ? 1 : 0);
    }

    void told(int count) {
        relations.increment(count);
    }
}
