package dev.ashlar.messagequeue.ports;

import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.testkit.FakeUnitOfWork;

class InMemoryReprovisioningStoreTest extends ReprovisioningStoreContract {
    private final ReprovisioningStore store = new InMemoryReprovisioningStore();
    private final FakeUnitOfWork unitOfWork = new FakeUnitOfWork();

    @Override
    protected ReprovisioningStore store() {
        return store;
    }

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
