package dev.ashlar.namespace.ports;

import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.testkit.FakeUnitOfWork;

class InMemoryNamespaceStoreTest extends NamespaceStoreContract {
    private final NamespaceStore store = new InMemoryNamespaceStore();
    private final UnitOfWork unitOfWork = new FakeUnitOfWork();

    @Override
    protected NamespaceStore store() {
        return store;
    }

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
