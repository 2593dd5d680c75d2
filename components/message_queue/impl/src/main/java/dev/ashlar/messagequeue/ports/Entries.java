package dev.ashlar.messagequeue.ports;

import org.jspecify.annotations.Nullable;

/// Puts events into the form that other services read.
public interface Entries {
    /// An event does not fit the schema of its type: a defect in whoever announced it.
    final class Misfit extends RuntimeException {
        public Misfit(String sentence, @Nullable Throwable cause) {
            super(sentence, cause);
        }
    }

    /// The id that the event's entry has, today and whenever it is sent again.
    String idOf(PendingEvent event);

    /// @throws Misfit if it does not fit
    StreamEntry entryOf(PendingEvent event);
}
