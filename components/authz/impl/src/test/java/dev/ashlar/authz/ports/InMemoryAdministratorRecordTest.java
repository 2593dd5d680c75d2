package dev.ashlar.authz.ports;

import dev.ashlar.authz.Relations;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.testkit.FakeUnitOfWork;
import dev.ashlar.testkit.RecordingRelations;

class InMemoryAdministratorRecordTest extends AdministratorRecordContract {
    private final RecordingRelations relations = new RecordingRelations();
    private final AdministratorRecord record = new InMemoryAdministratorRecord(relations);
    private final UnitOfWork unitOfWork = new FakeUnitOfWork();

    @Override
    protected AdministratorRecord record() {
        return record;
    }

    @Override
    protected Relations relations() {
        return relations;
    }

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
