package dev.ashlar.secrets.ports;

import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.kernel.UserId;
import dev.ashlar.testkit.FakeUnitOfWork;

class InMemorySlotsTest extends SlotStoreContract {
    private final UnitOfWork unitOfWork = new FakeUnitOfWork();
    private final InMemorySecrets secrets = new InMemorySecrets();
    private final InMemorySlots store = new InMemorySlots(secrets);

    @Override
    protected SlotStore slots() {
        return store;
    }

    @Override
    protected FillingStore fillings() {
        return store;
    }

    @Override
    protected SecretStore secrets() {
        return secrets;
    }

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }

    @Override
    protected void clear() {}

    @Override
    protected void addProject(Ulid id, UserId owner) {
        store.addProject(id, owner);
    }
}
