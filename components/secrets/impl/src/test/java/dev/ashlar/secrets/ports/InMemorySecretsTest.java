package dev.ashlar.secrets.ports;

import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.kernel.UserId;
import dev.ashlar.testkit.FakeUnitOfWork;

class InMemorySecretsTest extends SecretStoreContract {
    private final UnitOfWork unitOfWork = new FakeUnitOfWork();
    private final InMemorySecrets store = new InMemorySecrets();

    @Override
    protected SecretStore secrets() {
        return store;
    }

    @Override
    protected KeyStore keys() {
        return store.keys();
    }

    @Override
    protected EventStore events() {
        return store;
    }

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }

    @Override
    protected void clear() {}

    @Override
    protected void addUser(UserId id) {
        store.addUser(id);
    }
}
