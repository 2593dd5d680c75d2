package dev.ashlar.platform.core;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.ETagCondition;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.platform.Platform;
import dev.ashlar.platform.PlatformConfig;
import dev.ashlar.platform.PlatformConfigPatch;
import dev.ashlar.platform.ports.ConfigStore;
import jakarta.inject.Singleton;

@Singleton
class PlatformService implements Platform {
    private final ConfigStore store;
    private final UnitOfWork unitOfWork;

    PlatformService(ConfigStore store, UnitOfWork unitOfWork) {
        this.store = store;
        this.unitOfWork = unitOfWork;
    }

    @Override
    public PlatformConfig config() {
        return store.read();
    }

    @Override
    public PlatformConfig configure(
            Caller.Admin caller, ETagCondition expected, PlatformConfigPatch patch) {
        return unitOfWork.run(() -> {
            var current = store.lock();
            if (!expected.fits(current.etag())) {
                throw new Problem.Stale("platform configuration").asException();
            }
            var next = current.with(patch);
            if (!next.equals(current)) {
                store.write(next);
            }
            return next;
        });
    }
}
