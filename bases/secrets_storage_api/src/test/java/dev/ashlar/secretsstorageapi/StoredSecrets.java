package dev.ashlar.secretsstorageapi;

import dev.ashlar.kernel.MonotonicIds;
import dev.ashlar.testkit.TestDatabase;
import dev.ashlar.testkit.sealing.Sealing.Sealed;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Rows as the data API keeps them, written past it.
record StoredSecrets(TestDatabase database) {
    private static final MonotonicIds IDS =
            new MonotonicIds(InstantSource.system(), new SecureRandom());

    /// @return its id
    String add(String owner, String filename, Sealed sealed) {
        var id = IDS.next().value();
        database.unitOfWork()
                .run(() ->
                        database.sql()
                                .change(
                                        """
                                        INSERT INTO secrets.secrets
                                            (id, user_id, kind, name, default_filename,
                                             encrypted_value, encrypted_key, modified_at)
                                        VALUES (?, ?, 'general', ?, ?, ?, ?, ?)
                                        """,
                                        id,
                                        owner,
                                        filename,
                                        filename,
                                        sealed.encryptedValue(),
                                        sealed.encryptedKey(),
                                        Instant.now()));
        return id;
    }

    void replace(String id, Sealed sealed) {
        database.unitOfWork()
                .run(() ->
                        database.sql()
                                .change(
                                        """
                                        UPDATE secrets.secrets
                                        SET encrypted_value = ?, encrypted_key = ? WHERE id = ?
                                        """,
                                        sealed.encryptedValue(),
                                        sealed.encryptedKey(),
                                        id));
    }

    Sealed read(String id) {
        return database.sql()
                .one(
                        "SELECT encrypted_value, encrypted_key FROM secrets.secrets WHERE id = ?",
                        row -> new Sealed(row.bytes("encrypted_value"), row.bytes("encrypted_key")),
                        id)
                .orElseThrow();
    }

    /// Who did what with it, and where to.
    List<String> notes(String id) {
        return database.sql()
                .all(
                        """
                        SELECT actor || ' ' || action || ' ' || coalesce(place, '') AS note
                        FROM secrets.events WHERE secret_id = ? ORDER BY position
                        """,
                        row -> row.text("note"),
                        id);
    }
}
