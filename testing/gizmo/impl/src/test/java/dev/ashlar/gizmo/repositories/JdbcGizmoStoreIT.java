package dev.ashlar.gizmo.repositories;

import dev.ashlar.gizmo.ports.GizmoStore;
import dev.ashlar.gizmo.ports.GizmoStoreContract;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.testkit.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcGizmoStoreIT extends GizmoStoreContract {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();

    @BeforeEach
    void clear() {
        DATABASE.clear();
    }

    @Override
    protected GizmoStore store() {
        return new JdbcGizmoStore(DATABASE.sql());
    }

    @Override
    protected UnitOfWork unitOfWork() {
        return DATABASE.unitOfWork();
    }
}
