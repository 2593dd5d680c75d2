package dev.ashlar.authz.ports;

/// Tells SpiceDB what the outbox still holds.
public interface Applier {
    /// Everything that was committed before the call. Returns too when it could not be done: what is pending stays so,
    /// and is tried again.
    void applyPending();
}
