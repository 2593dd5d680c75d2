package dev.ashlar.messagequeue.repositories;

import dev.ashlar.database.OutboxTable;
import dev.ashlar.database.OutboxTable.Channel;
import dev.ashlar.database.Row;
import dev.ashlar.database.Sql;
import dev.ashlar.messagequeue.ports.PendingEvent;
import dev.ashlar.messagequeue.ports.PendingEvents;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/// Reads the outbox as the script that makes it says: nothing whose transaction is not older than every open one.
@Singleton
final class JdbcPendingEvents implements PendingEvents {
    private record Line(PendingEvent event, boolean ready) {}

    private final Sql sql;
    private final OutboxTable outbox;

    JdbcPendingEvents(Sql sql, OutboxTable outbox) {
        this.sql = sql;
        this.outbox = outbox;
    }

    @Override
    public Found next(int atMost) {
        var lines =
                sql.all(
                        """
                        SELECT position, aggregate_id, type, payload::text AS payload, occurred_at,
                            transaction < pg_snapshot_xmin(pg_current_snapshot()) AS ready
                        FROM database.outbox
                        WHERE channel = 'events' AND done_at IS NULL
                        ORDER BY position
                        LIMIT ?
                        """,
                        JdbcPendingEvents::line,
                        atMost);
        var ready = new ArrayList<PendingEvent>(lines.size());
        for (var line : lines) {
            if (line.ready()) {
                ready.add(line.event());
            }
        }
        return new Found(ready, ready.size() < lines.size());
    }

    @Override
    public void done(List<PendingEvent> events) {
        sql.change(
                "UPDATE database.outbox SET done_at = now() WHERE position = ANY (?::bigint[])",
                events.stream().map(event -> Long.toString(event.position())).toList());
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

    private static Line line(Row row) {
        return new Line(
                new PendingEvent(
                        row.number("position"),
                        row.text("aggregate_id"),
                        row.text("type"),
                        row.text("payload"),
                        row.instant("occurred_at")),
                row.flag("ready"));
    }
}
