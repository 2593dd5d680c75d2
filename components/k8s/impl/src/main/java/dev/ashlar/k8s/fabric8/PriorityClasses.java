package dev.ashlar.k8s.fabric8;

import dev.ashlar.k8s.ClusterQuota;
import io.fabric8.kubernetes.api.model.scheduling.v1.PriorityClass;
import io.fabric8.kubernetes.api.model.scheduling.v1.PriorityClassBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.List;

/// The priority class of each quota: by it a session says under which quota it falls. It belongs to the whole cluster.
final class PriorityClasses {
    private static final int VALUE = 100;
    private static final String NEVER = "Never";

    private final Cluster cluster;

    PriorityClasses(Cluster cluster) {
        this.cluster = cluster;
    }

    List<PriorityClass> all() {
        return cluster.client()
                .scheduling()
                .v1()
                .priorityClasses()
                .withLabel(QuotaLabels.KEEPER)
                .list()
                .getItems();
    }

    /// @throws ForeignObject if there is one that is nobody's of the house
    void put(ClusterQuota quota) {
        var wanted = whole(quota);
        var found = named(quota.name()).get();
        if (found == null) {
            cluster.client().resource(wanted).create();
            return;
        }
        if (!QuotaLabels.isOurs(found.getMetadata())) {
            throw new ForeignObject("PriorityClass");
        }
        if (!isWhole(found)) {
            named(quota.name()).delete();
            cluster.client().resource(wanted).create();
        } else if (!QuotaLabels.are(found.getMetadata(), quota.keeper())) {
            wanted.getMetadata().setResourceVersion(found.getMetadata().getResourceVersion());
            cluster.client().resource(wanted).update();
        }
    }

    void remove(String name) {
        var found = named(name).get();
        if (found != null && QuotaLabels.isOurs(found.getMetadata())) {
            named(name).delete();
        }
    }

    /// Whether it says what one of ours says; that cannot be changed afterwards.
    static boolean isWhole(PriorityClass found) {
        return found.getValue() != null
                && found.getValue() == VALUE
                && NEVER.equals(found.getPreemptionPolicy())
                && !Boolean.TRUE.equals(found.getGlobalDefault());
    }

    private Resource<PriorityClass> named(String name) {
        return cluster.client().scheduling().v1().priorityClasses().withName(name);
    }

    private static PriorityClass whole(ClusterQuota quota) {
        return new PriorityClassBuilder()
                .withNewMetadata()
                .withName(quota.name())
                .withLabels(QuotaLabels.of(quota.keeper()))
                .endMetadata()
                .withValue(VALUE)
                .withPreemptionPolicy(NEVER)
                .withGlobalDefault(false)
                .withDescription("Sessions of one resource pool")
                .build();
    }
}
