package dev.ashlar.users.ports;

import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.testkit.FakeUnitOfWork;

class InMemoryBarStoreTest extends BarStoreContract {
    private final BarStore store = new InMemoryBarStore();
    private final UnitOfWork unitOfWork = new FakeUnitOfWork();

    @Override
    protected BarStore store() {
        return store;
    }

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
