package dev.ashlar.platform.ports;

import dev.ashlar.platform.PlatformConfig;

/// Keeps the one configuration that there is; `PlatformConfig.INITIAL` before anybody has changed it.
public interface ConfigStore {
    /// Needs no transaction.
    PlatformConfig read();

    /// The same, and nobody else changes it until the transaction ends.
    PlatformConfig lock();

    /// Replaces what was locked in the transaction at hand.
    void write(PlatformConfig config);
}
