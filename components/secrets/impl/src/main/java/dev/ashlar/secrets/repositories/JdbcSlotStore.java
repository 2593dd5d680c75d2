package dev.ashlar.secrets.repositories;

import dev.ashlar.authz.Grant;
import dev.ashlar.authz.Seen;
import dev.ashlar.authz.Sight;
import dev.ashlar.database.ConstraintViolation;
import dev.ashlar.database.Sql;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.secrets.SessionSecretSlot;
import dev.ashlar.secrets.ports.SlotStore;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Optional;

@Singleton
class JdbcSlotStore implements SlotStore {
    private final Sql sql;

    JdbcSlotStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Seen<Page<SessionSecretSlot>> list(Sight sight, Ulid project, PageRequest page) {
        var lines =
                sql.all(
                        """
                        SELECT standing.level, counted.total, found.*
                          FROM authz.standing(?, 'project', ?) AS standing
                         CROSS JOIN (SELECT count(*) AS total FROM secrets.session_secret_slots
                                      WHERE project_id = ?) AS counted
                          LEFT JOIN LATERAL (
                                SELECT %s FROM secrets.session_secret_slots slot
                                 WHERE slot.project_id = ?
                                 ORDER BY slot.id DESC
                                 LIMIT ? OFFSET ?) AS found ON true
                         ORDER BY found.id DESC
                        """
                                .formatted(SlotRows.COLUMNS),
                        row ->
                                new Leveled<>(
                                        row.integer("level"), Line.of(row, "id", SlotRows::slot)),
                        sight.subject(),
                        project.value(),
                        project.value(),
                        project.value(),
                        (long) page.size(),
                        page.offset());
        return Leveled.page(lines, project, page);
    }

    @Override
    public Optional<Seen<SessionSecretSlot>> find(Sight sight, Ulid id) {
        return sql.one(
                """
                SELECT %s, standing.level
                  FROM secrets.session_secret_slots slot
                 CROSS JOIN LATERAL authz.standing(?, 'project', slot.project_id) AS standing
                 WHERE slot.id = ?
                """
                        .formatted(SlotRows.COLUMNS),
                row -> {
                    var slot = SlotRows.slot(row);
                    return SlotRows.seen(slot, slot.project(), row.integer("level"));
                },
                sight.subject(),
                id.value());
    }

    @Override
    public Added add(Grant grant, SessionSecretSlot slot) {
        var held =
                sql.one(
                        "SELECT id FROM project.held(?)",
                        row -> row.text("id"),
                        slot.project().value());
        if (held.isEmpty()) {
            return Added.NO_PROJECT;
        }
        return insert(slot) == 1 ? Added.DONE : Added.TAKEN;
    }

    private int insert(SessionSecretSlot slot) {
        return sql.change(
                """
                INSERT INTO secrets.session_secret_slots (
                    id, project_id, name, description, filename, created_by, creation_date, updated_at, version)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT (project_id, filename) DO NOTHING
                """,
                slot.id().value(),
                slot.project().value(),
                slot.name(),
                slot.description(),
                slot.filename(),
                slot.createdBy().value(),
                slot.creationDate(),
                slot.updatedAt(),
                slot.version());
    }

    @Override
    public Optional<SessionSecretSlot> hold(Grant grant, Ulid id) {
        return sql.one(
                "SELECT %s FROM secrets.session_secret_slots slot WHERE slot.id = ? FOR NO KEY UPDATE"
                        .formatted(SlotRows.COLUMNS),
                SlotRows::slot,
                id.value());
    }

    @Override
    public boolean replace(Grant grant, SessionSecretSlot slot) {
        try {
            sql.change(
                    """
                    UPDATE secrets.session_secret_slots
                       SET name = ?, description = ?, filename = ?, updated_at = ?, version = ?
                     WHERE id = ?
                    """,
                    slot.name(),
                    slot.description(),
                    slot.filename(),
                    slot.updatedAt(),
                    slot.version(),
                    slot.id().value());
            return true;
        } catch (ConstraintViolation violation) {
            if (violation.constraint().equals("slots_filename_once")) {
                return false;
            }
            throw violation;
        }
    }

    @Override
    public void remove(Grant grant, Ulid id) {
        sql.change("DELETE FROM secrets.session_secret_slots WHERE id = ?", id.value());
    }

    @Override
    public void removeAllOf(Collection<Ulid> projects) {
        sql.change(
                "DELETE FROM secrets.session_secret_slots WHERE project_id = ANY (?)",
                projects.stream().map(Ulid::value).toList());
    }
}
