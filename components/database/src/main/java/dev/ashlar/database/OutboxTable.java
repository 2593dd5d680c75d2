package dev.ashlar.database;

import java.time.Instant;
import java.util.List;

/// The table of what must leave the database after the commit, by kind of traveller. Events go through the kernel's
/// `Outbox`; other things that must follow a commit are written here.
public interface OutboxTable {
    /// What takes the entries away, each in the order of commits.
    enum Channel {
        /// To Redis.
        EVENTS("events"),
        /// To SpiceDB.
        RELATIONS("relations");

        private final String columnValue;

        Channel(String columnValue) {
            this.columnValue = columnValue;
        }

        public String columnValue() {
            return columnValue;
        }
    }

    /// One thing to do elsewhere.
    ///
    /// @param aggregateId whose order matters
    /// @param type what it is, for whoever takes it away
    /// @param payload becomes a JSON object: texts, numbers, booleans, `Instant`, enums, records and collections of
    ///     these; nulls are left out
    /// @param occurredAt UTC, microseconds
    record Entry(
            Channel channel, String aggregateId, String type, Record payload, Instant occurredAt) {}

    /// Joins the transaction at hand.
    ///
    /// @throws IllegalStateException outside a transaction
    default void append(Entry entry) {
        appendAll(List.of(entry));
    }

    /// The same for several, in their order, in one round trip however many they are.
    void appendAll(List<Entry> entries);

    /// Has `task` run after every commit of this program that appended to the channel through this interface, before
    /// other work that follows the commit and on the thread that committed: it only wakes somebody up.
    void afterCommits(Channel channel, Runnable task);

    /// Removes rows that were done more than an hour ago, the oldest first, and never more than one short statement
    /// can. Joins the transaction at hand.
    ///
    /// @return how many; ask again soon if there were some
    int removeOld();
}
