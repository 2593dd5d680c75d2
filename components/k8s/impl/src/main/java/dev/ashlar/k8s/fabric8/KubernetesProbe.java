package dev.ashlar.k8s.fabric8;

import dev.ashlar.kernel.HealthProbe;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Green while Kubernetes answers. Without it everything but deliveries goes on.
@Singleton
@Named("kubernetes")
final class KubernetesProbe implements HealthProbe {
    private static final long LONGEST_MILLISECONDS = 1_800;
    private static final Executor ASKS = task -> Thread.ofVirtual().name("k8s-probe").start(task);

    private final Cluster cluster;

    KubernetesProbe(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public String name() {
        return "kubernetes";
    }

    @Override
    public boolean critical() {
        return false;
    }

    @Override
    public boolean answers() {
        try {
            return CompletableFuture.supplyAsync(this::ask, ASKS)
                    .get(LONGEST_MILLISECONDS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Anybody may ask for the version.
    private boolean ask() {
        try {
            return cluster.client().getKubernetesVersion() != null;
        } catch (KubernetesClientException _) {
            return false;
        }
    }
}
