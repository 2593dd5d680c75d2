package dev.ashlar.k8s;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// How much the sessions of one priority class may ask for together. Amounts are as a cluster can keep them, so that what was
/// put compares equal with what is there.
///
/// @param name of the quota and of its priority class, a UUID as text
/// @param keeper which installation looks after it; several may share a cluster
/// @param cpu cores, rounded up to a thousandth, as the cluster does
/// @param memoryBytes bytes
/// @param gpus of the kind, whole ones
/// @param revision grows with each change of the record that the quota follows
public record ClusterQuota(
        String name,
        String keeper,
        double cpu,
        long memoryBytes,
        long gpus,
        GpuKind gpuKind,
        long revision) {
    /// The cluster cuts larger amounts to it.
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private static final int THOUSANDTH = 3;

    public ClusterQuota {
        if (!Double.isFinite(cpu) || cpu < 0 || memoryBytes < 0 || gpus < 0) {
            throw new IllegalArgumentException("an amount is finite and not below zero");
        }
        cpu =
                BigDecimal.valueOf(cpu)
                        .setScale(THOUSANDTH, RoundingMode.CEILING)
                        .min(LARGEST)
                        .doubleValue();
    }

    /// Whether both allow the same.
    public boolean allowsAs(ClusterQuota other) {
        return cpu == other.cpu
                && memoryBytes == other.memoryBytes
                && gpus == other.gpus
                && (gpus == 0 || gpuKind == other.gpuKind);
    }
}
