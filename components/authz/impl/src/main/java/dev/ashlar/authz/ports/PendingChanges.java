package dev.ashlar.authz.ports;

import java.time.Instant;
import java.util.List;

/// The changes that the record holds and SpiceDB may not have been told yet.
public interface PendingChanges {
    /// The oldest of them, in the order in which they were committed as far as the same relations are concerned.
    ///
    /// @param more whether there may be others after them
    record Page(List<RelationChange> changes, boolean more) {
        public Page {
            changes = List.copyOf(changes);
        }
    }

    /// How much there is to do.
    ///
    /// @param since when the oldest was made; now if there is none
    record Backlog(long changes, Instant since) {}

    boolean any();

    /// So many as fit into memory with ease.
    Page next();

    Backlog backlog();

    /// Needs a transaction; it must not be split. Those that are noted already do no harm.
    void noteDone(List<RelationChange> changes);

    /// Forgets some that were done more than an hour ago. Needs a transaction.
    ///
    /// @return whether there may be more
    boolean forgetSome();
}
