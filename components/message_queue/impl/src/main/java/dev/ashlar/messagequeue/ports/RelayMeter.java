package dev.ashlar.messagequeue.ports;

import java.time.Duration;

/// Counts what the relay does, for whoever runs the service.
public interface RelayMeter {
    /// An event is in the stream.
    ///
    /// @param delay since it occurred
    void sent(Duration delay);

    /// An attempt to relay ended early, or an event does not fit its schema.
    void failed();
}
