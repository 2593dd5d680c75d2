package dev.ashlar.secrets.repositories;

import dev.ashlar.database.ConstraintViolation;
import dev.ashlar.database.Row;
import dev.ashlar.database.Sql;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UserId;
import dev.ashlar.secrets.Secret;
import dev.ashlar.secrets.SecretKind;
import dev.ashlar.secrets.ports.SealedValue;
import dev.ashlar.secrets.ports.SecretStore;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

@Singleton
class JdbcSecretStore implements SecretStore {
    private static final String COLUMNS =
            """
            secret.id, secret.user_id, secret.kind, secret.name, secret.default_filename, secret.modified_at,
            ARRAY(SELECT filled.slot_id FROM secrets.session_secrets filled
                   WHERE filled.secret_id = secret.id ORDER BY filled.slot_id) AS slots
            """;

    private final Sql sql;

    JdbcSecretStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Page<Secret> list(UserId owner, SecretKind kind, PageRequest page) {
        var lines =
                sql.all(
                        """
                        SELECT counted.total, found.*
                          FROM (SELECT count(*) AS total FROM secrets.secrets
                                 WHERE user_id = ? AND kind = ?) AS counted
                          LEFT JOIN LATERAL (
                                SELECT %s FROM secrets.secrets secret
                                 WHERE secret.user_id = ? AND secret.kind = ?
                                 ORDER BY secret.id DESC
                                 LIMIT ? OFFSET ?) AS found ON true
                         ORDER BY found.id DESC
                        """
                                .formatted(COLUMNS),
                        row -> Line.of(row, "id", JdbcSecretStore::secret),
                        owner.value(),
                        kind.lowerCase(),
                        owner.value(),
                        kind.lowerCase(),
                        (long) page.size(),
                        page.offset());
        return Line.page(lines, page);
    }

    @Override
    public Optional<Secret> find(UserId owner, Ulid id) {
        return one(owner, id, "");
    }

    @Override
    public Optional<Secret> hold(UserId owner, Ulid id) {
        return one(owner, id, "FOR UPDATE OF secret");
    }

    @Override
    public Set<Ulid> holdAll(UserId owner, Collection<Ulid> ids) {
        return Set.copyOf(
                sql.all(
                        """
                        SELECT id FROM secrets.secrets
                         WHERE user_id = ? AND id = ANY (?)
                         ORDER BY id
                           FOR KEY SHARE
                        """,
                        row -> new Ulid(row.text("id")),
                        owner.value(),
                        ids.stream().map(Ulid::value).toList()));
    }

    private Optional<Secret> one(UserId owner, Ulid id, String lock) {
        return sql.one(
                "SELECT %s FROM secrets.secrets secret WHERE secret.id = ? AND secret.user_id = ? %s"
                        .formatted(COLUMNS, lock),
                JdbcSecretStore::secret,
                id.value(),
                owner.value());
    }

    @Override
    public boolean add(Secret secret, SealedValue sealed) {
        return sql.change(
                        """
                        INSERT INTO secrets.secrets (
                            id, user_id, kind, name, default_filename, encrypted_value, encrypted_key, modified_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                            ON CONFLICT (user_id, default_filename) DO NOTHING
                        """,
                        secret.id().value(),
                        secret.owner().value(),
                        secret.kind().lowerCase(),
                        secret.name(),
                        secret.defaultFilename(),
                        sealed.value(),
                        sealed.key(),
                        secret.modifiedAt())
                == 1;
    }

    @Override
    public boolean rename(Secret secret) {
        try {
            sql.change(
                    "UPDATE secrets.secrets SET name = ?, default_filename = ?, modified_at = ? WHERE id = ?",
                    secret.name(),
                    secret.defaultFilename(),
                    secret.modifiedAt(),
                    secret.id().value());
            return true;
        } catch (ConstraintViolation violation) {
            if (violation.constraint().equals("secrets_filename_once")) {
                return false;
            }
            throw violation;
        }
    }

    @Override
    public void reseal(Ulid id, SealedValue sealed) {
        sql.change(
                "UPDATE secrets.secrets SET encrypted_value = ?, encrypted_key = ? WHERE id = ?",
                sealed.value(),
                sealed.key(),
                id.value());
    }

    @Override
    public void remove(Ulid id) {
        sql.change("DELETE FROM secrets.secrets WHERE id = ?", id.value());
    }

    @Override
    public int removeAllOf(UserId owner) {
        return sql.change("DELETE FROM secrets.secrets WHERE user_id = ?", owner.value());
    }

    private static Secret secret(Row row) {
        return new Secret(
                new Ulid(row.text("id")),
                new UserId(row.text("user_id")),
                SecretKind.valueOf(row.text("kind").toUpperCase(Locale.ROOT)),
                row.text("name"),
                row.text("default_filename"),
                row.instant("modified_at"),
                row.texts("slots").stream().map(Ulid::new).toList());
    }
}
