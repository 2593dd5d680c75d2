package dev.ashlar.users.ports;

import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.testkit.FakeUnitOfWork;

class InMemoryUserStoreTest extends UserStoreContract {
    private final UserStore store = new InMemoryUserStore();
    private final UnitOfWork unitOfWork = new FakeUnitOfWork();

    @Override
    protected UserStore store() {
        return store;
    }

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
