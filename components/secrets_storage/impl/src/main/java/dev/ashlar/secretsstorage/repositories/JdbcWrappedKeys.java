package dev.ashlar.secretsstorage.repositories;

import dev.ashlar.database.Sql;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.secretsstorage.ports.WrappedKeys;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/// The order of a batch is that of the ids, so that nobody waits in a circle.
@Singleton
final class JdbcWrappedKeys implements WrappedKeys {
    private final Sql sql;

    JdbcWrappedKeys(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Wrapped> notFor(String target, String after, int most) {
        return sql.all(
                """
                SELECT id, encrypted_key
                FROM secrets.sealed
                WHERE wrapped_for IS DISTINCT FROM ? AND id > ?
                ORDER BY id
                LIMIT ?
                """,
                row -> new Wrapped(new Ulid(row.text("id")), row.bytes("encrypted_key")),
                target,
                after,
                most);
    }

    @Override
    public long countNotFor(String target) {
        return sql.one(
                        """
                        SELECT count(*) AS secrets FROM secrets.sealed
                        WHERE wrapped_for IS DISTINCT FROM ?
                        """,
                        row -> row.number("secrets"),
                        target)
                .orElseThrow();
    }

    @Override
    public Set<Ulid> change(String target, Collection<Change> changes) {
        if (changes.isEmpty()) {
            return Set.of();
        }
        var sorted = changes.stream().sorted((a, b) -> a.secret().compareTo(b.secret())).toList();
        return new HashSet<>(
                sql.all(
                        """
                        SELECT change.id
                        FROM unnest(?, ?, ?) AS change (id, found, next)
                        WHERE secrets.rewrap_for(
                            change.id, decode(change.found, 'hex'), decode(change.next, 'hex'), ?)
                        """,
                        row -> new Ulid(row.text("id")),
                        sorted.stream().map(change -> change.secret().value()).toList(),
                        sorted.stream().map(change -> hex(change.found())).toList(),
                        sorted.stream().map(change -> hex(change.next())).toList(),
                        target));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
