package dev.ashlar.namespace.repositories;

import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.namespace.ports.NamespaceStore;
import dev.ashlar.namespace.ports.NamespaceStoreContract;
import dev.ashlar.testkit.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcNamespaceStoreIT extends NamespaceStoreContract {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();

    @BeforeEach
    void clear() {
        DATABASE.clear();
    }

    @Override
    protected NamespaceStore store() {
        return new JdbcNamespaceStore(DATABASE.sql());
    }

    @Override
    protected UnitOfWork unitOfWork() {
        return DATABASE.unitOfWork();
    }
}
