package dev.ashlar.authz.ports;

import dev.ashlar.authz.Relations;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.testkit.FakeUnitOfWork;
import dev.ashlar.testkit.RecordingRelations;
import java.util.Set;

class RecordingRelationsTest extends RelationsContract {
    private final RecordingRelations relations = new RecordingRelations();
    private final UnitOfWork unitOfWork = new FakeUnitOfWork();

    @Override
    protected Relations relations() {
        return relations;
    }

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }

    @Override
    protected Set<String> standing() {
        return relations.standing();
    }
}
