package dev.ashlar.database.repositories;

import dev.ashlar.database.OutboxTable;
import dev.ashlar.database.Sql;
import java.util.List;
import java.util.function.Function;

final class JdbcOutboxTable implements OutboxTable {
    /// How many of the oldest rows one statement looks at.
    private static final int OLDEST = 5_000;

    private final Sql sql;
    private final Connections connections;
    private final OutboxBells bells;

    JdbcOutboxTable(Connections connections, OutboxBells bells) {
        this.sql = new JdbcSql(connections);
        this.connections = connections;
        this.bells = bells;
    }

    @Override
    public void appendAll(List<Entry> entries) {
        sql.change(
                """
                INSERT INTO database.outbox (channel, aggregate_id, type, payload, occurred_at)
                SELECT channel, aggregate_id, type, payload::jsonb, occurred_at::timestamptz
                FROM unnest(?, ?, ?, ?, ?) WITH ORDINALITY
                    AS entry (channel, aggregate_id, type, payload, occurred_at, rank)
                ORDER BY rank
                """,
                column(entries, entry -> entry.channel().columnValue()),
                column(entries, Entry::aggregateId),
                column(entries, Entry::type),
                column(entries, entry -> RecordJson.write(entry.payload())),
                column(entries, entry -> entry.occurredAt().toString()));
        var afterCommit = connections.transaction().afterCommit();
        entries.stream()
                .map(Entry::channel)
                .distinct()
                .forEach(channel -> afterCommit.addFirst(() -> bells.ring(channel)));
    }

    @Override
    public void afterCommits(Channel channel, Runnable task) {
        bells.add(channel, task);
    }

    /// Goes by the primary key, so that it needs no index of its own: what is old enough stands at the beginning.
    @Override
    public int removeOld() {
        return sql.change(
                """
                DELETE FROM database.outbox WHERE position IN (
                    SELECT position
                    FROM (SELECT position, done_at FROM database.outbox ORDER BY position LIMIT ?)
                    WHERE done_at < now() - interval '1 hour')
                """,
                OLDEST);
    }

    private static List<String> column(List<Entry> entries, Function<Entry, String> part) {
        return entries.stream().map(part).toList();
    }
}
