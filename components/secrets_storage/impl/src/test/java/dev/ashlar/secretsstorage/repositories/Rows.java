package dev.ashlar.secretsstorage.repositories;

import dev.ashlar.secretsstorage.ports.Sealed;
import dev.ashlar.testkit.TestDatabase;

/// Writes secrets as the data API does.
final class Rows {
    private Rows() {}

    static void write(TestDatabase database, Sealed secret) {
        database.unitOfWork()
                .run(() ->
                        database.sql()
                                .change(
                                        """
                                        INSERT INTO secrets.secrets
                                            (id, user_id, kind, name, default_filename,
                                             encrypted_value, encrypted_key, modified_at)
                                        VALUES (?, ?, 'general', ?, ?, ?, ?, now())
                                        ON CONFLICT (id) DO UPDATE
                                        SET encrypted_value = EXCLUDED.encrypted_value,
                                            encrypted_key = EXCLUDED.encrypted_key
                                        """,
                                        secret.id().value(),
                                        secret.owner().value(),
                                        secret.filename(),
                                        secret.filename(),
                                        secret.encryptedValue(),
                                        secret.encryptedKey()));
    }
}
