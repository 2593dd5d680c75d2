package dev.ashlar.secretsstorage.ports;

import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.testkit.FakeUnitOfWork;

class FakeWrappedKeysTest extends WrappedKeysContract {
    private final FakeUnitOfWork unitOfWork = new FakeUnitOfWork();
    private final FakeWrappedKeys keys = new FakeWrappedKeys(unitOfWork);

    @Override
    protected WrappedKeys keys() {
        return keys;
    }

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }

    @Override
    protected void write(Ulid secret, int wrapping, int text) {
        keys.write(secret, wrapping, text);
    }

    @Override
    protected byte[] key(Ulid secret) {
        return keys.key(secret);
    }
}
