package dev.ashlar.messagequeue.repositories;

import dev.ashlar.database.OutboxTable;
import dev.ashlar.database.OutboxTable.Channel;
import dev.ashlar.database.Row;
import dev.ashlar.database.Sql;
import dev.ashlar.messagequeue.ports.PendingEvent;
import dev.ashlar.messagequeue.ports.PendingEvents;
import jakarta.inject.Singleton;
import java.util.List;

/// Reads the outbox by position. Nothing is missed by that, since what a slower transaction appended before shows up as
/// pending when it ends, and nothing overtakes another of its aggregate: whoever appends the later one has waited for the
/// end of the transaction of the earlier one, so whoever sees the later one sees both.
@Singleton
final class JdbcPendingEvents implements PendingEvents {
    private final Sql sql;
    private final OutboxTable outbox;

    JdbcPendingEvents(Sql sql, OutboxTable outbox) {
        this.sql = sql;
        this.outbox = outbox;
    }

    /// Asked for as a range and in the order of the index of pending entries, which no other index has: PostgreSQL would
    /// take the key's, and read through all that is done, where it cannot know how little is pending.
    @Override
    public List<PendingEvent> next(int atMost) {
        return sql.all(
                """
                SELECT position, aggregate_id, type, payload::text AS payload, occurred_at
                FROM database.outbox
                WHERE channel BETWEEN 'events' AND 'events' AND done_at IS NULL
                ORDER BY channel, position
                LIMIT ?
                """,
                JdbcPendingEvents::event,
                atMost);
    }

    @Override
    public void done(List<PendingEvent> events) {
        sql.change(
                "UPDATE database.outbox SET done_at = now() WHERE position = ANY (?::bigint[])",
                positions(events));
    }

    /// Those of one batch have the same time. What is appended last leaves among the last, so the search for them need not
    /// go far back.
    @Override
    public List<PendingEvent> lately(int atMost) {
        return sql.all(
                """
                SELECT position, aggregate_id, type, payload::text AS payload, occurred_at
                FROM (
                    SELECT * FROM (
                        SELECT * FROM database.outbox
                        WHERE channel = 'events' AND done_at IS NOT NULL
                        ORDER BY position DESC
                        LIMIT 2 * ?) AS appended
                    ORDER BY done_at DESC, position DESC
                    LIMIT ?) AS gone
                ORDER BY done_at, position
                """,
                JdbcPendingEvents::event,
                atMost,
                atMost);
    }

    @Override
    public void notDone(List<PendingEvent> events) {
        sql.change(
                "UPDATE database.outbox SET done_at = NULL WHERE position = ANY (?::bigint[])",
                positions(events));
    }

    @Override
    public int removeOld() {
        return outbox.removeOld();
    }

    @Override
    public Backlog backlog() {
        return sql.one(
                        """
                        SELECT count(*) AS waiting, min(occurred_at) AS oldest
                        FROM database.outbox
                        WHERE channel = ? AND done_at IS NULL
                        """,
                        row -> new Backlog(row.number("waiting"), row.instantOrNull("oldest")),
                        Channel.EVENTS.columnValue())
                .orElseThrow();
    }

    private static List<String> positions(List<PendingEvent> events) {
        return events.stream().map(event -> Long.toString(event.position())).toList();
    }

    private static PendingEvent event(Row row) {
        return new PendingEvent(
                row.number("position"),
                row.text("aggregate_id"),
                row.text("type"),
                row.text("payload"),
                row.instant("occurred_at"));
    }
}
