package dev.ashlar.messagequeue.ports;

import java.time.Instant;

/// An event as it stands in the outbox.
///
/// @param position grows within one aggregate in the order of commits
/// @param type as other services know it, `user.added` for example
/// @param payload the record of the event as a JSON object
/// @param occurredAt UTC, microseconds
public record PendingEvent(
        long position, String aggregateId, String type, String payload, Instant occurredAt) {}
