package dev.ashlar.crc.ports;

import dev.ashlar.crc.Amount;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.testkit.FakeUnitOfWork;
import java.util.UUID;

class InMemoryPendingQuotasTest extends PendingQuotasContract {
    private final FakeUnitOfWork unitOfWork = new FakeUnitOfWork();
    private final InMemoryPendingQuotas pending = new InMemoryPendingQuotas(unitOfWork);

    @Override
    protected PendingQuotas pending() {
        return pending;
    }

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }

    @Override
    protected String add(Amount amount) {
        var name = UUID.randomUUID().toString();
        pending.add(name, amount);
        return name;
    }

    @Override
    protected void change(String name, Amount amount) {
        pending.change(name, amount);
    }

    @Override
    protected void remove(String name) {
        pending.remove(name);
    }

    @Override
    protected void forsake(String name) {
        pending.forsake(name);
    }
}
