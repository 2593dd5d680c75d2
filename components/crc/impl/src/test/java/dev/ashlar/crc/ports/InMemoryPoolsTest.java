package dev.ashlar.crc.ports;

import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.kernel.UserId;
import dev.ashlar.testkit.FakeUnitOfWork;

class InMemoryPoolsTest extends PoolStoresContract {
    private InMemoryPools pools = new InMemoryPools();
    private final UnitOfWork unitOfWork = new FakeUnitOfWork();

    @Override
    protected PoolReads reads() {
        return pools;
    }

    @Override
    protected PoolStore pools() {
        return pools;
    }

    @Override
    protected QuotaRows quotas() {
        return pools;
    }

    @Override
    protected PoolUserStore users() {
        return pools;
    }

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }

    @Override
    protected void clear() {
        pools = new InMemoryPools();
    }

    @Override
    protected void addUser(UserId id) {
        pools.addUser(id);
    }
}
