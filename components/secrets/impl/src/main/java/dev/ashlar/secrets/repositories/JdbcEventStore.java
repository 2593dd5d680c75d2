package dev.ashlar.secrets.repositories;

import dev.ashlar.database.Row;
import dev.ashlar.database.Sql;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UserId;
import dev.ashlar.secrets.SecretAction;
import dev.ashlar.secrets.SecretEvent;
import dev.ashlar.secrets.ports.EventStore;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

@Singleton
class JdbcEventStore implements EventStore {
    private final Sql sql;

    JdbcEventStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void note(SecretEvent event) {
        sql.change(
                """
                INSERT INTO secrets.events (occurred_at, owner_id, secret_id, actor, action, place)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
                event.at(),
                event.owner().value(),
                event.secret() == null ? null : event.secret().value(),
                event.actor(),
                event.action().lowerCase(),
                event.place());
    }

    @Override
    public Page<SecretEvent> listOf(UserId owner, PageRequest page) {
        var lines =
                sql.all(
                        """
                        SELECT counted.total, found.*
                          FROM (SELECT count(*) AS total FROM secrets.events WHERE owner_id = ?) AS counted
                          LEFT JOIN LATERAL (
                                SELECT * FROM secrets.events
                                 WHERE owner_id = ?
                                 ORDER BY position DESC
                                 LIMIT ? OFFSET ?) AS found ON true
                         ORDER BY found.position DESC
                        """,
                        row -> Line.of(row, "owner_id", JdbcEventStore::event),
                        owner.value(),
                        owner.value(),
                        (long) page.size(),
                        page.offset());
        return Line.page(lines, page);
    }

    @Override
    public int removeBefore(Instant limit, int atMost) {
        return sql.change(
                """
                DELETE FROM secrets.events WHERE position IN (
                    SELECT position FROM secrets.events WHERE occurred_at < ? ORDER BY occurred_at LIMIT ?)
                """,
                limit,
                (long) atMost);
    }

    private static SecretEvent event(Row row) {
        return new SecretEvent(
                new UserId(row.text("owner_id")),
                secret(row.textOrNull("secret_id")),
                row.text("actor"),
                SecretAction.valueOf(row.text("action").toUpperCase(Locale.ROOT)),
                row.textOrNull("place"),
                row.instant("occurred_at"));
    }

    private static @Nullable Ulid secret(@Nullable String id) {
        return id == null ? null : new Ulid(id);
    }
}
