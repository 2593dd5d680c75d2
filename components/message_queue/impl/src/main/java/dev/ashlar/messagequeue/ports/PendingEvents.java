package dev.ashlar.messagequeue.ports;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The events in the outbox that have not left yet.
public interface PendingEvents {
    /// What may leave now.
    ///
    /// @param events by position
    /// @param held whether there are more that may leave when an older transaction has ended
    record Found(List<PendingEvent> events, boolean held) {
        public Found {
            events = List.copyOf(events);
        }
    }

    /// How much is waiting.
    ///
    /// @param oldest when the first of them occurred; null if there are none
    record Backlog(long count, @Nullable Instant oldest) {}

    /// Needs no transaction.
    Found next(int atMost);

    /// Notes that they left. Joins the transaction at hand.
    void done(List<PendingEvent> events);

    /// Removes some of what left long ago. Joins the transaction at hand.
    ///
    /// @return how many
    int removeOld();

    /// Needs no transaction.
    Backlog backlog();
}
