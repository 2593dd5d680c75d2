package dev.ashlar.authz.ports;

import dev.ashlar.authz.ports.PendingChanges.Backlog;
import java.time.Duration;

/// What operators see of all this, as numbers.
public interface Observations {
    /// How a check ended.
    enum Outcome {
        ANSWERED,
        UNAVAILABLE,
        FAILED
    }

    void checked(Outcome outcome, Duration took);

    void applied(int relations);

    /// What is pending could not be applied, and is tried again.
    void applyingFailed();

    void backlog(Backlog backlog);

    /// SpiceDB and the index differ about a thing that nobody is changing.
    void disagreed();
}
