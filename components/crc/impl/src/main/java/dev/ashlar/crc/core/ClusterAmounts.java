package dev.ashlar.crc.core;

import dev.ashlar.crc.Amount;
import dev.ashlar.crc.ports.PendingQuotas.Recorded;
import dev.ashlar.k8s.ClusterQuota;
import dev.ashlar.k8s.GpuKind;

/// Amounts of pools as the cluster counts them, and back.
final class ClusterAmounts {
    private static final long GIGABYTE = 1_000_000_000L;

    private ClusterAmounts() {}

    static ClusterQuota of(Recorded quota, String installation) {
        var amount = quota.amount();
        return of(quota.name(), installation, amount, quota.gpuKind(), quota.revision());
    }

    /// Whether the cluster allows as much as is recorded, as far as it can count.
    static boolean allow(ClusterQuota there, Amount recorded) {
        return there.allowsAs(of(there.name(), "", recorded, there.gpuKind(), 0));
    }

    static Amount of(ClusterQuota there) {
        return new Amount(there.cpu(), there.memoryBytes() / GIGABYTE, there.gpus());
    }

    private static ClusterQuota of(
            String name, String installation, Amount amount, GpuKind gpuKind, long revision) {
        return new ClusterQuota(
                name,
                installation,
                amount.cpu(),
                bytes(amount.memory()),
                amount.gpu(),
                gpuKind,
                revision);
    }

    /// The cluster cuts what is larger.
    private static long bytes(long gigabytes) {
        return gigabytes > Long.MAX_VALUE / GIGABYTE ? Long.MAX_VALUE : gigabytes * GIGABYTE;
    }
}
