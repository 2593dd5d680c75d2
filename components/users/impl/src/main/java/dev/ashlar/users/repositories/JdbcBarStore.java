package dev.ashlar.users.repositories;

import dev.ashlar.database.Row;
import dev.ashlar.database.Sql;
import dev.ashlar.kernel.UserId;
import dev.ashlar.users.ports.Bar;
import dev.ashlar.users.ports.Bar.Deleted;
import dev.ashlar.users.ports.Bar.Disabled;
import dev.ashlar.users.ports.BarStore;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/// Those who check tokens are called by a trigger of the table.
@Singleton
class JdbcBarStore implements BarStore {
    private static final int TIDIED = 100;

    private final Sql sql;

    JdbcBarStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Bar> find(UserId id) {
        return sql.one("SELECT until FROM users.bars WHERE id = ?", JdbcBarStore::bar, id.value());
    }

    @Override
    public void put(UserId id, Bar bar) {
        sql.change(
                """
                INSERT INTO users.bars (id, until) VALUES (?, ?)
                    ON CONFLICT (id) DO UPDATE SET until = EXCLUDED.until
                """,
                id.value(),
                switch (bar) {
                    case Disabled() -> null;
                    case Deleted(var until) -> until;
                });
    }

    @Override
    public void lift(UserId id) {
        sql.change("DELETE FROM users.bars WHERE id = ?", id.value());
    }

    @Override
    public void tidy(Instant before) {
        sql.change(
                """
                DELETE FROM users.bars
                 WHERE id IN (
                        SELECT id FROM users.bars WHERE until < ?
                         ORDER BY until LIMIT ? FOR UPDATE SKIP LOCKED)
                """,
                before,
                TIDIED);
    }

    private static Bar bar(Row row) {
        var until = row.instantOrNull("until");
        return until == null ? new Disabled() : new Deleted(until);
    }
}
