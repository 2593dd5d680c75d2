package dev.ashlar.users.ports;

import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.testkit.FakeUnitOfWork;

class InMemoryPreferenceStoreTest extends PreferenceStoreContract {
    private final PreferenceStore store = new InMemoryPreferenceStore();
    private final UserStore users = new InMemoryUserStore(new InMemoryBarStore());
    private final UnitOfWork unitOfWork = new FakeUnitOfWork();

    @Override
    protected PreferenceStore store() {
        return store;
    }

    @Override
    protected UserStore users() {
        return users;
    }

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }

    /// Each test has a store of its own.
    @Override
    protected void clear() {}
}
