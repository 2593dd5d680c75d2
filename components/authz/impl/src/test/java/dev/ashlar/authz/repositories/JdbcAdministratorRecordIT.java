package dev.ashlar.authz.repositories;

import dev.ashlar.authz.Relations;
import dev.ashlar.authz.ports.AdministratorRecord;
import dev.ashlar.authz.ports.AdministratorRecordContract;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.testkit.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcAdministratorRecordIT extends AdministratorRecordContract {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();

    @BeforeEach
    void clear() {
        DATABASE.clear();
    }

    @Override
    protected AdministratorRecord record() {
        return new JdbcAdministratorRecord(DATABASE.sql());
    }

    @Override
    protected Relations relations() {
        return new TablesOfTests(DATABASE).relations(() -> {});
    }

    @Override
    protected UnitOfWork unitOfWork() {
        return DATABASE.unitOfWork();
    }
}
