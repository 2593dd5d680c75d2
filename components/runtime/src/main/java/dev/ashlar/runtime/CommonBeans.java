package dev.ashlar.runtime;

import dev.ashlar.kernel.Ids;
import dev.ashlar.kernel.MonotonicIds;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;

/// Time and identities, for whoever asks for them.
@Factory
final class CommonBeans {
    /// In whole microseconds, as PostgreSQL keeps them: what was written equals what is read. Primary, because
    /// Micronaut has a clock of its own.
    @Singleton
    @Primary
    InstantSource clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }

    @Singleton
    Ids ids(InstantSource clock) {
        return new MonotonicIds(clock, new SecureRandom());
    }
}
