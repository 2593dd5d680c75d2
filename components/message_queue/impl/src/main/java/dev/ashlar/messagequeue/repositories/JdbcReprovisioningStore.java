package dev.ashlar.messagequeue.repositories;

import dev.ashlar.database.Row;
import dev.ashlar.database.Sql;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.messagequeue.Reprovisioning.Progress;
import dev.ashlar.messagequeue.ports.ReprovisioningStore;
import jakarta.inject.Singleton;
import java.util.Optional;

@Singleton
final class JdbcReprovisioningStore implements ReprovisioningStore {
    private static final String ALL =
            """
            SELECT id, started_at, chapter, last_id, announced,
                coalesce(barrier <= pg_snapshot_xmin(pg_current_snapshot()), true) AS settled
            FROM message_queue.reprovisioning
            """;

    private final Sql sql;

    JdbcReprovisioningStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean add(Progress begun) {
        return sql.change(
                        """
                        INSERT INTO message_queue.reprovisioning
                            (id, started_at, chapter, last_id, announced)
                        VALUES (?, ?, ?, '', ?)
                        ON CONFLICT (only_one) DO NOTHING
                        """,
                        begun.id().value(),
                        begun.startedAt(),
                        begun.chapter(),
                        begun.announced())
                == 1;
    }

    @Override
    public Optional<Progress> find() {
        return sql.one(ALL, JdbcReprovisioningStore::progress);
    }

    @Override
    public Optional<Held> holdIfFree() {
        return sql.one(
                ALL + "FOR UPDATE SKIP LOCKED",
                row ->
                        new Held(
                                new Place(progress(row), row.text("last_id")),
                                row.flag("settled")));
    }

    @Override
    public void move(Place to) {
        sql.change(
                """
                UPDATE message_queue.reprovisioning
                SET chapter = ?, last_id = ?, announced = ?,
                    barrier = coalesce(barrier, pg_current_xact_id())
                WHERE id = ?
                """,
                to.progress().chapter(),
                to.lastId(),
                to.progress().announced(),
                to.progress().id().value());
    }

    @Override
    public Optional<Ulid> remove() {
        return sql.one(
                "DELETE FROM message_queue.reprovisioning RETURNING id",
                row -> new Ulid(row.text("id")));
    }

    private static Progress progress(Row row) {
        return new Progress(
                new Ulid(row.text("id")),
                row.instant("started_at"),
                row.text("chapter"),
                row.number("announced"));
    }
}
