package dev.ashlar.platform.ports;

import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.testkit.FakeUnitOfWork;

class InMemoryConfigStoreTest extends ConfigStoreContract {
    private final ConfigStore store = new InMemoryConfigStore();
    private final UnitOfWork unitOfWork = new FakeUnitOfWork();

    @Override
    protected ConfigStore store() {
        return store;
    }

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
