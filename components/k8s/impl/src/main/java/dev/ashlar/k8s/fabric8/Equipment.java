package dev.ashlar.k8s.fabric8;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/// What a program gives to the classes of this package.
@Factory
final class Equipment {
    /// In a program that has no registry nobody reads the number.
    @Singleton
    RequestMeter requests(BeanProvider<MeterRegistry> found) {
        return new RequestMeter(found.isPresent() ? found.get() : new SimpleMeterRegistry());
    }

    @Singleton
    QuotaRhythm rhythm() {
        return QuotaRhythm.usual();
    }
}
