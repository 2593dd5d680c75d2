package dev.ashlar.gizmo.ports;

import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.testkit.FakeUnitOfWork;

class InMemoryGizmoStoreTest extends GizmoStoreContract {
    private final GizmoStore store = new InMemoryGizmoStore();
    private final UnitOfWork unitOfWork = new FakeUnitOfWork();

    @Override
    protected GizmoStore store() {
        return store;
    }

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
