package dev.ashlar.crc.core;

import dev.ashlar.crc.ResourcePool;
import dev.ashlar.crc.ports.RecordedPool;
import dev.ashlar.crc.ports.ShownQuotas;
import jakarta.inject.Singleton;

/// What is shown of pools as they are recorded.
@Singleton
class Sights {
    private final ShownQuotas quotas;

    Sights(ShownQuotas quotas) {
        this.quotas = quotas;
    }

    ResourcePool shown(RecordedPool recorded) {
        var quota = recorded.pool().quota();
        return quota == null
                ? recorded.pool()
                : recorded.pool().withQuota(quotas.shown(quota, recorded.waits()).orElse(null));
    }
}
