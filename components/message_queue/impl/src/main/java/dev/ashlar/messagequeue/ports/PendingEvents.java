package dev.ashlar.messagequeue.ports;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The events in the outbox that have not left yet.
public interface PendingEvents {
    /// How much is waiting.
    ///
    /// @param oldest when the first of them occurred; null if there are none
    record Backlog(long count, @Nullable Instant oldest) {}

    /// Those that were appended first, in an order in which they may leave. Needs no transaction.
    List<PendingEvent> next(int atMost);

    /// Notes that they left. Joins the transaction at hand.
    void done(List<PendingEvent> events);

    /// What left last, in the order in which it left. Needs no transaction.
    List<PendingEvent> lately(int atMost);

    /// Notes that they did not leave after all. Joins the transaction at hand.
    void notDone(List<PendingEvent> events);

    /// Removes some of what left long ago. Joins the transaction at hand.
    ///
    /// @return how many
    int removeOld();

    /// Needs no transaction.
    Backlog backlog();
}
