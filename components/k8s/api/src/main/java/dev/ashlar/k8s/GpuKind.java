package dev.ashlar.k8s;

/// Whose graphics processors are counted.
public enum GpuKind {
    NVIDIA("nvidia.com"),
    AMD("amd.com");

    private final String vendor;

    GpuKind(String vendor) {
        this.vendor = vendor;
    }

    /// As the cluster calls it: `nvidia.com`.
    public String vendor() {
        return vendor;
    }
}
