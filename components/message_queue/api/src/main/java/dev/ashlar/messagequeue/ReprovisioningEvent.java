package dev.ashlar.messagequeue;

import dev.ashlar.kernel.DomainEvent;
import java.time.Instant;

/// The beginning and the end of a reprovisioning. Between them everything that is there is announced once more, among
/// what happens meanwhile.
public sealed interface ReprovisioningEvent extends DomainEvent {
    /// Which reprovisioning.
    String id();

    @Override
    default String aggregateId() {
        return id();
    }

    /// It begins.
    record ReprovisioningStarted(String id, Instant occurredAt) implements ReprovisioningEvent {
        @Override
        public String type() {
            return "reprovisioning.started";
        }
    }

    /// Everything was announced, or it was stopped.
    record ReprovisioningFinished(String id, Instant occurredAt) implements ReprovisioningEvent {
        @Override
        public String type() {
            return "reprovisioning.finished";
        }
    }
}
