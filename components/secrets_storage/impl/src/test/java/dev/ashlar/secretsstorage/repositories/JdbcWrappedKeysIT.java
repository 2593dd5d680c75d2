package dev.ashlar.secretsstorage.repositories;

import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.kernel.UserId;
import dev.ashlar.secretsstorage.ports.Sealed;
import dev.ashlar.secretsstorage.ports.WrappedKeys;
import dev.ashlar.secretsstorage.ports.WrappedKeysContract;
import dev.ashlar.testkit.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcWrappedKeysIT extends WrappedKeysContract {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();

    @BeforeEach
    void clear() {
        DATABASE.clear();
    }

    @Override
    protected WrappedKeys keys() {
        return new JdbcWrappedKeys(DATABASE.sql());
    }

    @Override
    protected UnitOfWork unitOfWork() {
        return DATABASE.unitOfWork();
    }

    @Override
    protected void write(Ulid secret, int wrapping, int text) {
        var key = new byte[] {(byte) wrapping, (byte) text};
        Rows.write(
                DATABASE,
                new Sealed(secret, new UserId("ada"), "file-" + secret, new byte[] {9}, key));
    }

    @Override
    protected byte[] key(Ulid secret) {
        return DATABASE.sql()
                .one(
                        "SELECT encrypted_key FROM secrets.sealed WHERE id = ?",
                        row -> row.bytes("encrypted_key"),
                        secret.value())
                .orElseThrow();
    }
}
