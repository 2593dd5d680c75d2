package dev.ashlar.users.ports;

import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.testkit.FakeUnitOfWork;

class InMemoryUserStoreTest extends UserStoreContract {
    private final BarStore bars = new InMemoryBarStore();
    private final UserStore store = new InMemoryUserStore(bars);
    private final UnitOfWork unitOfWork = new FakeUnitOfWork();

    @Override
    protected UserStore store() {
        return store;
    }

    @Override
    protected BarStore bars() {
        return bars;
    }

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
