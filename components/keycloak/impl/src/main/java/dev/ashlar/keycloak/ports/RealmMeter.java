package dev.ashlar.keycloak.ports;

/// Counts how the realm answers.
public interface RealmMeter {
    /// How one request ended.
    enum Outcome {
        /// It was answered.
        OK,
        /// It failed and was sent once more.
        RETRIED,
        /// It failed as often as was tried.
        FAILED,
        /// The realm refused it, so that asking again is no use.
        REFUSED
    }

    void asked(Outcome outcome);
}
