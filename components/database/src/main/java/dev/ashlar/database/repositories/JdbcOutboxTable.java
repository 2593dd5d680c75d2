package dev.ashlar.database.repositories;

import dev.ashlar.database.OutboxTable;
import dev.ashlar.database.Sql;

final class JdbcOutboxTable implements OutboxTable {
    private final Sql sql;

    JdbcOutboxTable(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void append(Entry entry) {
        sql.change(
                """
                INSERT INTO database.outbox (channel, aggregate_id, type, payload, occurred_at)
                VALUES (?, ?, ?, ?::jsonb, ?)
                """,
                entry.channel().columnValue(),
                entry.aggregateId(),
                entry.type(),
                RecordJson.write(entry.payload()),
                entry.occurredAt());
    }
}
