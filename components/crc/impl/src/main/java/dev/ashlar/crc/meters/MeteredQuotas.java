package dev.ashlar.crc.meters;

import dev.ashlar.crc.ports.PendingQuotas.Backlog;
import dev.ashlar.crc.ports.QuotaObservations;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/// Counts in the program's registry; in a program that has none, nobody reads the numbers.
@Singleton
final class MeteredQuotas implements QuotaObservations {
    private final AtomicReference<Backlog> last =
            new AtomicReference<>(new Backlog(0, Duration.ZERO));
    private final Counter failures;

    MeteredQuotas(BeanProvider<MeterRegistry> found) {
        var meters = found.isPresent() ? found.get() : new SimpleMeterRegistry();
        failures =
                Counter.builder("crc.quotas.failures")
                        .description("Attempts to make Kubernetes follow that came to nothing.")
                        .register(meters);
        Gauge.builder("crc.quotas.waiting", last, it -> it.get().waiting())
                .description("Quotas that Kubernetes has yet to follow.")
                .register(meters);
        Gauge.builder("crc.quotas.waiting.age", last, it -> it.get().age().toSeconds())
                .description("How long the oldest of them has been waiting.")
                .baseUnit("seconds")
                .register(meters);
    }

    @Override
    public void backlog(Backlog backlog) {
        last.set(backlog);
    }

    @Override
    public void failed() {
        failures.increment();
    }
}
