package dev.ashlar.database.repositories;

import dev.ashlar.database.OutboxTable;
import dev.ashlar.database.Sql;
import java.util.List;
import java.util.function.Function;

final class JdbcOutboxTable implements OutboxTable {
    private final Sql sql;

    JdbcOutboxTable(Sql sql) {
        this.sql = sql;
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
    }

    private static List<String> column(List<Entry> entries, Function<Entry, String> part) {
        return entries.stream().map(part).toList();
    }
}
