package dev.ashlar.secretsstorage.repositories;

import dev.ashlar.database.Row;
import dev.ashlar.database.Sql;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UserId;
import dev.ashlar.secretsstorage.ports.Sealed;
import dev.ashlar.secretsstorage.ports.SealedSecrets;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

@Singleton
final class JdbcSealedSecrets implements SealedSecrets {
    private final Sql sql;

    JdbcSealedSecrets(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Sealed> of(UserId owner, Collection<Ulid> ids) {
        return sql.all(
                """
                SELECT id, user_id, default_filename, encrypted_value, encrypted_key
                FROM secrets.sealed
                WHERE user_id = ? AND id = ANY (?)
                """,
                JdbcSealedSecrets::sealed,
                owner.value(),
                texts(ids));
    }

    @Override
    public void noteDelivered(UserId actor, Collection<Ulid> ids, String place, Instant at) {
        sql.all(
                """
                SELECT secrets.note_event(delivered.id, ?, 'delivered', ?, ?) AS noted
                FROM unnest(?) AS delivered (id)
                """,
                row -> row.flag("noted"),
                actor.value(),
                place,
                at,
                texts(ids));
    }

    private static List<String> texts(Collection<Ulid> ids) {
        return ids.stream().map(Ulid::value).toList();
    }

    private static Sealed sealed(Row row) {
        return new Sealed(
                new Ulid(row.text("id")),
                new UserId(row.text("user_id")),
                row.text("default_filename"),
                row.bytes("encrypted_value"),
                row.bytes("encrypted_key"));
    }
}
