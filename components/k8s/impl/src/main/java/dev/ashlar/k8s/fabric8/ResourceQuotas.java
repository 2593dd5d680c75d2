package dev.ashlar.k8s.fabric8;

import dev.ashlar.k8s.ClusterQuota;
import dev.ashlar.k8s.KubernetesSettings;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.ResourceQuotaList;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.Optional;

/// The quotas of one namespace.
final class ResourceQuotas {
    private static final int NOT_FOUND = 404;
    private static final int TAKEN = 409;

    private final Cluster cluster;
    private final String namespace;

    ResourceQuotas(Cluster cluster, KubernetesSettings settings) {
        this.cluster = cluster;
        namespace = settings.quotas();
    }

    ResourceQuotaList all() {
        return ours().list();
    }

    /// Whether the cluster answers whoever may read quotas.
    void ask() {
        ours().list(new ListOptionsBuilder().withLimit(1L).build());
    }

    /// @param version of the list after which it begins
    Watch watch(String version, Watcher<ResourceQuota> watcher) {
        ListOptions options =
                new ListOptionsBuilder()
                        .withResourceVersion(version)
                        .withAllowWatchBookmarks(true)
                        .build();
        return ours().watch(options, watcher);
    }

    Optional<ResourceQuota> find(String name) {
        return Optional.ofNullable(named(name).get());
    }

    /// @return what is there now; empty if somebody else was faster
    Optional<ResourceQuota> create(ClusterQuota wanted) {
        try {
            var made = cluster.client().resource(QuotaObject.whole(namespace, wanted)).create();
            return Optional.of(made);
        } catch (KubernetesClientException failure) {
            if (failure.getCode() == TAKEN) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    /// @param found as it was read; the cluster refuses when it has changed since
    /// @return what is there now; empty if somebody else was faster
    Optional<ResourceQuota> replace(ResourceQuota found, ClusterQuota wanted) {
        if (!QuotaObject.isScoped(found)) {
            remove(wanted.name());
            return create(wanted);
        }
        try {
            var next = QuotaObject.changed(found, wanted);
            return Optional.of(cluster.client().resource(next).update());
        } catch (KubernetesClientException failure) {
            if (failure.getCode() == TAKEN || failure.getCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    void remove(String name) {
        named(name).delete();
    }

    private FilterWatchListDeletable<ResourceQuota, ResourceQuotaList, Resource<ResourceQuota>>
            ours() {
        return cluster.client()
                .resourceQuotas()
                .inNamespace(namespace)
                .withLabel(QuotaLabels.KEEPER);
    }

    private Resource<ResourceQuota> named(String name) {
        return cluster.client().resourceQuotas().inNamespace(namespace).withName(name);
    }
}
