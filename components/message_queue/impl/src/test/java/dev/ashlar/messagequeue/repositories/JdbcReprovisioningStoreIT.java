package dev.ashlar.messagequeue.repositories;

import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.messagequeue.ports.ReprovisioningStore;
import dev.ashlar.messagequeue.ports.ReprovisioningStoreContract;
import dev.ashlar.testkit.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcReprovisioningStoreIT extends ReprovisioningStoreContract {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();

    @BeforeEach
    void clear() {
        DATABASE.clear();
    }

    @Override
    protected ReprovisioningStore store() {
        return new JdbcReprovisioningStore(DATABASE.sql());
    }

    @Override
    protected UnitOfWork unitOfWork() {
        return DATABASE.unitOfWork();
    }
}
