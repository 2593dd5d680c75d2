package dev.ashlar.secrets.repositories;

import static dev.ashlar.secrets.SecretFixtures.NOON;

import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.kernel.UserId;
import dev.ashlar.secrets.ports.EventStore;
import dev.ashlar.secrets.ports.KeyStore;
import dev.ashlar.secrets.ports.SecretStore;
import dev.ashlar.secrets.ports.SecretStoreContract;
import dev.ashlar.testkit.TestDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcSecretStoresIT extends SecretStoreContract {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();

    @Override
    protected SecretStore secrets() {
        return new JdbcSecretStore(DATABASE.sql());
    }

    @Override
    protected KeyStore keys() {
        return new JdbcKeyStore(DATABASE.sql());
    }

    @Override
    protected EventStore events() {
        return new JdbcEventStore(DATABASE.sql());
    }

    @Override
    protected UnitOfWork unitOfWork() {
        return DATABASE.unitOfWork();
    }

    @Override
    protected void clear() {
        DATABASE.clear();
    }

    @Override
    protected void addUser(UserId id) {
        unitOfWork()
                .run(() ->
                        DATABASE.sql()
                                .change(
                                        "INSERT INTO users.users (id, username, first_seen_at) VALUES (?, ?, ?)",
                                        id.value(),
                                        id.value(),
                                        NOON));
    }
}
