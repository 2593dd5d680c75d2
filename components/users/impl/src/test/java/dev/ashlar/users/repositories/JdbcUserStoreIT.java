package dev.ashlar.users.repositories;

import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.testkit.TestDatabase;
import dev.ashlar.users.ports.BarStore;
import dev.ashlar.users.ports.UserStore;
import dev.ashlar.users.ports.UserStoreContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcUserStoreIT extends UserStoreContract {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();

    @BeforeEach
    void clear() {
        DATABASE.clear();
    }

    @Override
    protected UserStore store() {
        return new JdbcUserStore(DATABASE.sql());
    }

    @Override
    protected BarStore bars() {
        return new JdbcBarStore(DATABASE.sql());
    }

    @Override
    protected UnitOfWork unitOfWork() {
        return DATABASE.unitOfWork();
    }
}
