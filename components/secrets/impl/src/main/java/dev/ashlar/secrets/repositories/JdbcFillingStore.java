package dev.ashlar.secrets.repositories;

import dev.ashlar.authz.Seen;
import dev.ashlar.authz.Sight;
import dev.ashlar.database.Row;
import dev.ashlar.database.Sql;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UserId;
import dev.ashlar.secrets.SessionSecret;
import dev.ashlar.secrets.SessionSecretSlot;
import dev.ashlar.secrets.ports.FillingStore;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;

@Singleton
class JdbcFillingStore implements FillingStore {
    private final Sql sql;

    JdbcFillingStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Seen<Page<SessionSecret>> list(
            Sight sight, UserId user, Ulid project, PageRequest page) {
        var lines =
                sql.all(
                        """
                        WITH mine AS MATERIALIZED (
                            SELECT %s, filled.secret_id
                              FROM secrets.session_secret_slots slot
                              JOIN secrets.session_secrets filled ON filled.slot_id = slot.id
                             WHERE slot.project_id = ? AND filled.user_id = ?
                        )
                        SELECT standing.level, (SELECT count(*) FROM mine) AS total, found.*
                          FROM authz.standing(?, 'project', ?) AS standing
                          LEFT JOIN LATERAL (
                                SELECT * FROM mine ORDER BY id DESC LIMIT ? OFFSET ?) AS found ON true
                         ORDER BY found.id DESC
                        """
                                .formatted(SlotRows.COLUMNS),
                        row ->
                                new Leveled<>(
                                        row.integer("level"),
                                        Line.of(row, "id", JdbcFillingStore::filled)),
                        project.value(),
                        user.value(),
                        sight.subject(),
                        project.value(),
                        (long) page.size(),
                        page.offset());
        return Leveled.page(lines, project, page);
    }

    @Override
    public List<SessionSecretSlot> holdSlots(Ulid project, Collection<Ulid> slots) {
        return sql.all(
                """
                SELECT %s FROM secrets.session_secret_slots slot
                 WHERE slot.project_id = ? AND slot.id = ANY (?)
                 ORDER BY slot.id
                   FOR KEY SHARE
                """
                        .formatted(SlotRows.COLUMNS),
                SlotRows::slot,
                project.value(),
                slots.stream().map(Ulid::value).toList());
    }

    @Override
    public void put(UserId user, Map<Ulid, Ulid> secrets) {
        sql.change(
                """
                INSERT INTO secrets.session_secrets (slot_id, user_id, secret_id)
                SELECT filled.slot_id, ?, filled.secret_id
                  FROM unnest(?, ?) AS filled (slot_id, secret_id)
                 ORDER BY filled.slot_id
                    ON CONFLICT (slot_id, user_id) DO UPDATE SET secret_id = EXCLUDED.secret_id
                """,
                user.value(),
                secrets.keySet().stream().map(Ulid::value).toList(),
                secrets.values().stream().map(Ulid::value).toList());
    }

    @Override
    public void remove(UserId user, Collection<Ulid> slots) {
        sql.change(
                "DELETE FROM secrets.session_secrets WHERE user_id = ? AND slot_id = ANY (?)",
                user.value(),
                slots.stream().map(Ulid::value).toList());
    }

    @Override
    public void removeAll(Ulid project, UserId user) {
        sql.change(
                """
                DELETE FROM secrets.session_secrets filled
                 USING secrets.session_secret_slots slot
                 WHERE slot.id = filled.slot_id AND slot.project_id = ? AND filled.user_id = ?
                """,
                project.value(),
                user.value());
    }

    private static SessionSecret filled(Row row) {
        return new SessionSecret(SlotRows.slot(row), new Ulid(row.text("secret_id")));
    }
}
