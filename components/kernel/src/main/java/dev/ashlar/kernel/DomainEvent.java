package dev.ashlar.kernel;

import java.time.Instant;

/// A fact that already happened, named in the past tense; a record whose fields are the fact.
public interface DomainEvent {
    /// The name that other services know, `user.added` for example.
    String type();

    /// Whose history the fact belongs to; facts of one aggregate are announced in the order of their commits.
    String aggregateId();

    /// UTC, microseconds.
    Instant occurredAt();
}
