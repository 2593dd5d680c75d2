package dev.ashlar.authz.meters;

import static java.util.Objects.requireNonNull;

import dev.ashlar.authz.ports.Observations;
import dev.ashlar.authz.ports.PendingChanges.Backlog;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/// Counts in the program's registry; in a program that has none, nobody reads the numbers.
@Singleton
final class MeteredObservations implements Observations {
    private final Map<Outcome, Timer> checks = new EnumMap<>(Outcome.class);
    private final Counter applied;
    private final Counter failed;
    private final Counter disagreements;
    private final AtomicReference<Backlog> backlog;

    MeteredObservations(BeanProvider<MeterRegistry> found, InstantSource clock) {
        var meters = found.isPresent() ? found.get() : new SimpleMeterRegistry();
        for (var outcome : Outcome.values()) {
            checks.put(
                    outcome,
                    Timer.builder("authz.checks")
                            .description("How long it took to decide who may do what.")
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .register(meters));
        }
        applied = counter(meters, "authz.applied.relations", "Changes that SpiceDB has been told.");
        failed =
                counter(
                        meters,
                        "authz.applying.failures",
                        "Attempts to tell SpiceDB what is pending that came to nothing.");
        disagreements =
                counter(
                        meters,
                        "authz.reads.disagreements",
                        "Things about which SpiceDB and the index differ.");
        backlog = new AtomicReference<>(new Backlog(0, clock.instant()));
        Gauge.builder("authz.backlog.changes", backlog, it -> it.get().changes())
                .description("Transactions whose changes SpiceDB has not been told.")
                .register(meters);
        Gauge.builder("authz.backlog.age", backlog, it -> age(it.get(), clock))
                .description("How long the oldest of them has been waiting.")
                .baseUnit("seconds")
                .register(meters);
    }

    @Override
    public void checked(Outcome outcome, Duration took) {
        requireNonNull(checks.get(outcome)).record(took);
    }

    @Override
    public void applied(int relations) {
        applied.increment(relations);
    }

    @Override
    public void applyingFailed() {
        failed.increment();
    }

    @Override
    public void backlog(Backlog backlog) {
        this.backlog.set(backlog);
    }

    @Override
    public void disagreed() {
        disagreements.increment();
    }

    private static Counter counter(MeterRegistry meters, String name, String description) {
        return Counter.builder(name).description(description).register(meters);
    }

    private static double age(Backlog backlog, InstantSource clock) {
        if (backlog.changes() == 0) {
            return 0;
        }
        return Duration.between(backlog.since(), clock.instant()).toMillis() / 1_000.0;
    }
}
