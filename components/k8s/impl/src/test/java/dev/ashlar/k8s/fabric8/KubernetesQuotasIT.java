package dev.ashlar.k8s.fabric8;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.k8s.ClusterQuota;
import dev.ashlar.k8s.ClusterQuotas;
import dev.ashlar.k8s.ClusterQuotas.Outcome;
import dev.ashlar.k8s.ClusterQuotasContract;
import dev.ashlar.k8s.GpuKind;
import dev.ashlar.k8s.KubernetesSettings;
import dev.ashlar.testkit.TestKubernetes;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.api.model.scheduling.v1.PriorityClassBuilder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// On the Kubernetes API of this run, or on the cluster that `ASHLAR_TEST_CLUSTER` asks for.
class KubernetesQuotasIT extends ClusterQuotasContract {
    @RegisterExtension static final TestKubernetes KUBERNETES = new TestKubernetes();

    private final Cluster cluster = cluster("data_api");
    private final Cluster second = cluster("background_jobs");
    private final KubernetesQuotas quotas =
            new KubernetesQuotas(cluster, settings("data_api"), QuotaRhythm.usual());
    private final KubernetesQuotas another =
            new KubernetesQuotas(second, settings("background_jobs"), QuotaRhythm.usual());

    @Override
    protected void close() {
        quotas.close();
        another.close();
        cluster.close();
        second.close();
    }

    @Override
    protected ClusterQuotas quotas() {
        return quotas;
    }

    @Override
    protected ClusterQuotas another() {
        return another;
    }

    @Override
    protected void changePast(ClusterQuota quota) {
        var there =
                KUBERNETES
                        .client()
                        .resourceQuotas()
                        .inNamespace(KUBERNETES.namespace())
                        .withName(quota.name());
        there.edit(found ->
                new ResourceQuotaBuilder(found)
                        .editSpec()
                        .addToHard("requests.cpu", new Quantity(Double.toString(quota.cpu())))
                        .addToHard(
                                "requests.nvidia.com/gpu",
                                new Quantity(Long.toString(quota.gpus())))
                        .endSpec()
                        .build());
    }

    @Override
    protected void removePriorityClass(String name) {
        KUBERNETES.client().scheduling().v1().priorityClasses().withName(name).delete();
    }

    @Test
    void itIsWrittenAsTheClusterWantsIt() {
        var quota = quota(UUID.randomUUID().toString());

        quotas.put(quota);

        var there = found(quota.name());
        assertThat(there.getSpec().getHard())
                .isEqualTo(
                        Map.of(
                                "requests.cpu", new Quantity("1500m"),
                                "requests.memory", new Quantity("64000000000"),
                                "requests.amd.com/gpu", new Quantity("2")));
        assertThat(there.getMetadata().getLabels())
                .containsAllEntriesOf(Map.of("app", "renku", "ashlar-quotas-of", "exam"));
        assertThat(there.getMetadata().getOwnerReferences()).isEmpty();
        var scope = there.getSpec().getScopeSelector().getMatchExpressions().getFirst();
        assertThat(scope.getScopeName() + scope.getOperator() + scope.getValues())
                .isEqualTo("PriorityClassIn[" + quota.name() + "]");
        var sessions =
                KUBERNETES.client().scheduling().v1().priorityClasses().withName(quota.name());
        assertThat(sessions.get().getValue()).isEqualTo(100);
        assertThat(sessions.get().getPreemptionPolicy()).isEqualTo("Never");
        assertThat(sessions.get().getMetadata().getOwnerReferences()).isEmpty();
        quotas.remove(quota.name());
        assertThat(sessions.get()).isNull();
    }

    @Test
    void whatTheServiceBeforeThisOneMadeIsTakenOver() {
        var quota = quota(UUID.randomUUID().toString());
        make(quota.name(), Map.of("app", "renku"));

        assertThat(quotas.put(quota)).isEqualTo(new Outcome.Done());

        assertThat(QuotaObject.read(found(quota.name()))).isEqualTo(quota);
        quotas.remove(quota.name());
    }

    @Test
    void whatSomebodyElseMadeIsLeftAlone() {
        var quota = quota(UUID.randomUUID().toString());
        make(quota.name(), Map.of("app", "theirs"));
        var before = found(quota.name());

        assertThat(quotas.put(quota)).isInstanceOf(Outcome.Failed.class);
        assertThat(quotas.remove(quota.name())).isEqualTo(new Outcome.Done());

        // The cluster itself notes on it what is used.
        var after = found(quota.name());
        assertThat(after.getSpec()).isEqualTo(before.getSpec());
        assertThat(after.getMetadata().getUid()).isEqualTo(before.getMetadata().getUid());
        assertThat(after.getMetadata().getLabels()).isEqualTo(before.getMetadata().getLabels());
        KUBERNETES
                .client()
                .resourceQuotas()
                .inNamespace(KUBERNETES.namespace())
                .withName(quota.name())
                .delete();
        KUBERNETES.client().scheduling().v1().priorityClasses().withName(quota.name()).delete();
    }

    @Test
    void aPriorityClassThatCannotBeChangedIsMadeAnew() {
        var quota = quota(UUID.randomUUID().toString());
        var wrong =
                new PriorityClassBuilder()
                        .withNewMetadata()
                        .withName(quota.name())
                        .withLabels(Map.of("app", "renku"))
                        .endMetadata()
                        .withValue(7)
                        .build();
        KUBERNETES.client().resource(wrong).create();

        quotas.put(quota);

        assertThat(
                        KUBERNETES
                                .client()
                                .scheduling()
                                .v1()
                                .priorityClasses()
                                .withName(quota.name())
                                .get()
                                .getValue())
                .isEqualTo(100);
        quotas.remove(quota.name());
    }

    private static ClusterQuota quota(String name) {
        return new ClusterQuota(name, "exam", 1.5, 64_000_000_000L, 2, GpuKind.AMD, 1);
    }

    private static void make(String name, Map<String, String> labels) {
        KUBERNETES
                .client()
                .resource(
                        new ResourceQuotaBuilder()
                                .withNewMetadata()
                                .withNamespace(KUBERNETES.namespace())
                                .withName(name)
                                .withLabels(labels)
                                .endMetadata()
                                .withNewSpec()
                                .addToHard("requests.cpu", new Quantity("1"))
                                .endSpec()
                                .build())
                .create();
    }

    private static io.fabric8.kubernetes.api.model.ResourceQuota found(String name) {
        return KUBERNETES
                .client()
                .resourceQuotas()
                .inNamespace(KUBERNETES.namespace())
                .withName(name)
                .get();
    }

    private static Cluster cluster(String program) {
        return new Cluster(settings(program), new RequestMeter(new SimpleMeterRegistry()));
    }

    private static KubernetesSettings settings(String program) {
        return new KubernetesSettings(
                KUBERNETES.url(),
                KUBERNETES.kubeconfig(program),
                Set.of(KUBERNETES.namespace()),
                KUBERNETES.namespace());
    }
}
