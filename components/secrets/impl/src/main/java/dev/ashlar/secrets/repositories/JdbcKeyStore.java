package dev.ashlar.secrets.repositories;

import dev.ashlar.database.Sql;
import dev.ashlar.kernel.UserId;
import dev.ashlar.secrets.ports.KeyStore;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

@Singleton
class JdbcKeyStore implements KeyStore {
    private final Sql sql;

    JdbcKeyStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<byte[]> find(UserId user) {
        return sql.one(
                "SELECT encrypted_key FROM secrets.user_keys WHERE user_id = ?",
                row -> row.bytes("encrypted_key"),
                user.value());
    }

    @Override
    public Optional<Owner> hold(UserId user) {
        return sql.one(
                """
                SELECT person.id, key.encrypted_key
                  FROM users.held(?) AS person
                  LEFT JOIN secrets.user_keys key ON key.user_id = person.id
                """,
                row -> new Owner(user, Optional.ofNullable(row.bytesOrNull("encrypted_key"))),
                user.value());
    }

    @Override
    public void add(UserId user, byte[] locked) {
        sql.change(
                """
                INSERT INTO secrets.user_keys (user_id, encrypted_key) VALUES (?, ?)
                    ON CONFLICT (user_id) DO NOTHING
                """,
                user.value(),
                locked);
    }

    @Override
    public void remove(UserId user) {
        sql.change("DELETE FROM secrets.user_keys WHERE user_id = ?", user.value());
    }

    @Override
    public List<LockedKey> after(String last, int atMost) {
        return sql.all(
                """
                SELECT user_id, encrypted_key FROM secrets.user_keys
                 WHERE user_id > ? ORDER BY user_id LIMIT ?
                """,
                row -> new LockedKey(new UserId(row.text("user_id")), row.bytes("encrypted_key")),
                last,
                (long) atMost);
    }

    @Override
    public long count(String last) {
        return sql.one(
                        "SELECT count(*) AS keys FROM secrets.user_keys WHERE user_id > ?",
                        row -> row.number("keys"),
                        last)
                .orElseThrow();
    }

    @Override
    public void replace(LockedKey before, byte[] locked) {
        sql.change(
                "UPDATE secrets.user_keys SET encrypted_key = ? WHERE user_id = ? AND encrypted_key = ?",
                locked,
                before.user().value(),
                before.locked());
    }

    @Override
    public Optional<byte[]> mark() {
        return sql.one("SELECT mark FROM secrets.reencryption", row -> row.bytes("mark"));
    }

    @Override
    public void mark(byte[] mark) {
        sql.change(
                """
                INSERT INTO secrets.reencryption (mark) VALUES (?)
                    ON CONFLICT (only_one) DO UPDATE SET mark = EXCLUDED.mark
                """,
                mark);
    }

    @Override
    public void unmark() {
        sql.change("DELETE FROM secrets.reencryption");
    }
}
