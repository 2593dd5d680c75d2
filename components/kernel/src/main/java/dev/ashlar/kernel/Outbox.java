package dev.ashlar.kernel;

/// Remembers what others must hear of, in the transaction at hand; it leaves after the commit, at least once.
public interface Outbox {
    /// @throws IllegalStateException outside a transaction
    void append(DomainEvent event);
}
