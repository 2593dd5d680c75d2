package dev.ashlar.kernel;

import java.util.List;

/// Remembers what others must hear of, in the transaction at hand; it leaves after the commit, at least once.
public interface Outbox {
    /// @throws IllegalStateException outside a transaction
    default void append(DomainEvent event) {
        appendAll(List.of(event));
    }

    /// The same for several, in their order, in one round trip however many they are.
    void appendAll(List<? extends DomainEvent> events);
}
