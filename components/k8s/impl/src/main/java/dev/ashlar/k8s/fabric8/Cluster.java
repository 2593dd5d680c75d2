package dev.ashlar.k8s.fabric8;

import dev.ashlar.k8s.KubernetesSettings;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.File;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The client of the cluster, made when it is first needed: a start neither waits for Kubernetes nor loads a client.
@Singleton
final class Cluster {
    private static final int CONNECT_MILLISECONDS = 2_000;
    private static final Duration ANSWER = Duration.ofSeconds(4);

    private final KubernetesSettings settings;
    private final RequestMeter requests;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable KubernetesClient client;

    Cluster(KubernetesSettings settings, RequestMeter requests) {
        this.settings = settings;
        this.requests = requests;
    }

    KubernetesClient client() {
        var known = client;
        if (known != null) {
            return known;
        }
        lock.lock();
        try {
            var first = client;
            var made = first == null ? made() : first;
            client = made;
            return made;
        } finally {
            lock.unlock();
        }
    }

    @PreDestroy
    void close() {
        var made = client;
        if (made != null) {
            made.close();
        }
    }

    /// Each request once and within its time: who calls decides what is tried again.
    private KubernetesClient made() {
        var config =
                new ConfigBuilder(place())
                        .withConnectionTimeout(CONNECT_MILLISECONDS)
                        .withRequestTimeout((int) ANSWER.toMillis())
                        .withRequestRetryBackoffLimit(0)
                        .withWatchReconnectLimit(0)
                        .build();
        return new KubernetesClientBuilder()
                .withConfig(config)
                .withHttpClientFactory(new QuietHttpClients(requests))
                .build();
    }

    private Config place() {
        if (!settings.master().isEmpty()) {
            return new ConfigBuilder(Config.empty()).withMasterUrl(settings.master()).build();
        }
        return settings.kubeconfig().isEmpty()
                ? Config.autoConfigure(null)
                : Config.fromKubeconfig(new File(settings.kubeconfig()));
    }
}
