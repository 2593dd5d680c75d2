package dev.ashlar.platform.repositories;

import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.platform.ports.ConfigStore;
import dev.ashlar.platform.ports.ConfigStoreContract;
import dev.ashlar.testkit.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcConfigStoreIT extends ConfigStoreContract {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();

    @BeforeEach
    void clear() {
        DATABASE.clear();
    }

    @Override
    protected ConfigStore store() {
        return new JdbcConfigStore(DATABASE.sql());
    }

    @Override
    protected UnitOfWork unitOfWork() {
        return DATABASE.unitOfWork();
    }
}
