package dev.ashlar.secretsstorage.ports;

import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.testkit.FakeUnitOfWork;
import java.util.List;

class FakeSealedSecretsTest extends SealedSecretsContract {
    private final FakeUnitOfWork unitOfWork = new FakeUnitOfWork();
    private final FakeSealedSecrets secrets = new FakeSealedSecrets(unitOfWork);

    @Override
    protected SealedSecrets secrets() {
        return secrets;
    }

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }

    @Override
    protected void add(Sealed secret) {
        secrets.add(secret);
    }

    @Override
    protected List<String> notes() {
        return secrets.notes();
    }
}
