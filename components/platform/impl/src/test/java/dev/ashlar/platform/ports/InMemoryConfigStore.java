package dev.ashlar.platform.ports;

import dev.ashlar.platform.PlatformConfig;

/// Relies on the fake unit of work, which runs one transaction after another.
public final class InMemoryConfigStore implements ConfigStore {
    private volatile PlatformConfig config = PlatformConfig.INITIAL;

    @Override
    public PlatformConfig read() {
        return config;
    }

    @Override
    public PlatformConfig lock() {
        return config;
    }

    @Override
    public void write(PlatformConfig next) {
        config = next;
    }
}
