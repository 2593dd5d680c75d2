package dev.ashlar.crc.core;

import dev.ashlar.crc.Amount;
import dev.ashlar.crc.Quota;
import dev.ashlar.crc.ports.ShownQuotas;
import dev.ashlar.k8s.ClusterQuota;
import dev.ashlar.k8s.ClusterQuotas;
import dev.ashlar.k8s.ClusterQuotas.Known;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says of quotas what the memory of the cluster says.
@Singleton
final class KnownQuotas implements ShownQuotas {
    private static final int MOST_MISSING = 10_000;
    private static final Logger LOG = LoggerFactory.getLogger(KnownQuotas.class);

    private final ClusterQuotas cluster;
    private final Set<String> missing = ConcurrentHashMap.newKeySet();

    KnownQuotas(ClusterQuotas cluster) {
        this.cluster = cluster;
    }

    @Override
    public Optional<Quota> shown(Quota recorded, boolean waits) {
        if (waits) {
            return Optional.of(recorded);
        }
        return switch (cluster.known()) {
            case Known.Unknown _ -> Optional.empty();
            case Known.Listed(var quotas) -> there(recorded, quotas.get(recorded.id()));
        };
    }

    private Optional<Quota> there(Quota recorded, @Nullable ClusterQuota found) {
        if (found == null) {
            note(recorded.id());
            return Optional.empty();
        }
        missing.remove(recorded.id());
        return Optional.of(new Quota(recorded.id(), amount(recorded.amount(), found)));
    }

    /// What the cluster cannot count as finely as it is recorded is shown as it is recorded.
    private static Amount amount(Amount recorded, ClusterQuota found) {
        return ClusterAmounts.allow(found, recorded) ? recorded : ClusterAmounts.of(found);
    }

    /// Once for each quota, not once for each list.
    private void note(String name) {
        if (missing.size() >= MOST_MISSING) {
            missing.clear();
        }
        if (missing.add(name)) {
            LOG.atWarn()
                    .addKeyValue("quota", name)
                    .log("Kubernetes lacks a quota; the job resource_quotas puts it there again");
        }
    }
}
