package dev.ashlar.runtime;

import dev.ashlar.kernel.HealthProbe;
import jakarta.inject.Singleton;

/// Turns readiness red as soon as the program has been told to stop.
@Singleton
final class Stopping implements HealthProbe {
    private volatile boolean begun;

    void begin() {
        begun = true;
    }

    @Override
    public String name() {
        return "running";
    }

    @Override
    public boolean critical() {
        return true;
    }

    @Override
    public boolean answers() {
        return !begun;
    }
}
