package dev.ashlar.secretsstorage.tasks;

import dev.ashlar.secretsstorage.ports.RotationMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The names are those that monitoring knows: a counter, and one gauge for each state, of which at most one is 1.
@Singleton
final class RotationMetrics implements RotationMeter {
    private static final String STATE = "secrets.rotation.state";

    private final AtomicReference<@Nullable State> current = new AtomicReference<>();
    private final Counter rewrapped;

    RotationMetrics(MeterRegistry meters) {
        for (var state : State.values()) {
            Gauge.builder(STATE, current, now -> now.get() == state ? 1 : 0)
                    .description("What the rotation of secrets is at")
                    .tag("secrets_rotation_state", state.name().toLowerCase(Locale.ROOT))
                    .register(meters);
        }
        rewrapped =
                Counter.builder("secrets.rotation.count")
                        .description("Secrets that this program moved to the current key")
                        .register(meters);
    }

    @Override
    public void state(State state) {
        current.set(state);
    }

    @Override
    public void rewrapped(int count) {
        rewrapped.increment(count);
    }
}
