package dev.ashlar.keycloak.meters;

import dev.ashlar.keycloak.ports.RealmMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/// How Keycloak answers, for whoever watches the jobs.
@Singleton
final class RealmMetrics implements RealmMeter {
    private final Map<Outcome, Counter> counters = new EnumMap<>(Outcome.class);

    RealmMetrics(MeterRegistry meters) {
        for (var outcome : Outcome.values()) {
            counters.put(
                    outcome,
                    Counter.builder("keycloak.requests")
                            .description("Requests to Keycloak by how they ended")
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .register(meters));
        }
    }

    @Override
    public void asked(Outcome outcome) {
        var counter = counters.get(outcome);
        if (counter != null) {
            counter.increment();
        }
    }
}
