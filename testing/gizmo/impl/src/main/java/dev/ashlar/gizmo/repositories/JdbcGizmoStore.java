package dev.ashlar.gizmo.repositories;

import dev.ashlar.database.Row;
import dev.ashlar.database.Sql;
import dev.ashlar.gizmo.Gizmo;
import dev.ashlar.gizmo.ports.GizmoStore;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UserId;
import jakarta.inject.Singleton;
import java.util.Optional;

@Singleton
class JdbcGizmoStore implements GizmoStore {
    private final Sql sql;

    JdbcGizmoStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean add(Gizmo gizmo) {
        return sql.change(
                        """
                        INSERT INTO gizmo.gizmos (id, name, created_by, created_at) VALUES (?, ?, ?, ?)
                        ON CONFLICT (name) DO NOTHING
                        """,
                        gizmo.id().value(),
                        gizmo.name(),
                        gizmo.createdBy().value(),
                        gizmo.createdAt())
                == 1;
    }

    @Override
    public Optional<Gizmo> find(Ulid id) {
        return sql.one(
                "SELECT id, name, created_by, created_at FROM gizmo.gizmos WHERE id = ?",
                JdbcGizmoStore::gizmo,
                id.value());
    }

    private static Gizmo gizmo(Row row) {
        return new Gizmo(
                new Ulid(row.text("id")),
                row.text("name"),
                new UserId(row.text("created_by")),
                row.instant("created_at"));
    }
}
