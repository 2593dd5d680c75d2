package dev.ashlar.dataapi;

import static dev.ashlar.dataapi.PoolCalls.POOLS;
import static dev.ashlar.dataapi.PoolCalls.aPool;
import static dev.ashlar.dataapi.PoolCalls.path;
import static dev.ashlar.dataapi.PoolCalls.withQuota;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.TestDatabase;
import dev.ashlar.testkit.TestKubernetes;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.scheduling.v1.PriorityClass;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What becomes of the quotas of pools in Kubernetes, by HTTP: on the Kubernetes API of this run, or on the cluster that
/// `ASHLAR_TEST_CLUSTER` asks for, with the rights that the chart grants the data API.
class PoolQuotasInKubernetesApiIT {
    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.withTables();

    @RegisterExtension
    @Order(2)
    static final TestKubernetes KUBERNETES = new TestKubernetes();

    @RegisterExtension
    @Order(3)
    static final RunningDataApi API =
            new RunningDataApi(DATABASE).with(() -> KUBERNETES.settings("data_api"));

    private static final long PATIENCE_SECONDS = 60;

    private final Client admin = API.as("admin");

    @Test
    void aQuotaIsAResourceQuotaAndAPriorityClassOfItsName() {
        var name = name(pool());

        var quota = there(quotas(name), Objects::nonNull);
        var priority = there(priorities(name), Objects::nonNull);

        assertThat(quota.getMetadata().getLabels()).containsEntry("app", "renku");
        assertThat(quota.getSpec().getHard())
                .isEqualTo(
                        Map.of(
                                "requests.cpu", new Quantity("10"),
                                "requests.memory", new Quantity("100000000000"),
                                "requests.nvidia.com/gpu", new Quantity("2")));
        var selector = quota.getSpec().getScopeSelector().getMatchExpressions().getFirst();
        assertThat(selector.getScopeName()).isEqualTo("PriorityClass");
        assertThat(selector.getOperator()).isEqualTo("In");
        assertThat(selector.getValues()).containsExactly(name);
        assertThat(priority.getValue()).isEqualTo(100);
        assertThat(priority.getPreemptionPolicy()).isEqualTo("Never");
    }

    @Test
    void aQuotaThatChangesKeepsItsName() {
        var pool = pool();

        admin.patch(path(pool) + "/quota", "{\"cpu\": 20}").expect(200);

        there(quotas(name(pool)), found -> cpu(found).equals(new Quantity("20")));
    }

    @Test
    void bothGoWithThePool() {
        var pool = pool();
        var name = name(pool);
        there(priorities(name), Objects::nonNull);

        admin.delete(path(pool)).expect(204);

        gone(quotas(name));
        gone(priorities(name));
    }

    private Answer pool() {
        return admin.post(POOLS, withQuota(aPool("a pool", false, false), 10, 100, 2)).expect(201);
    }

    private static String name(Answer pool) {
        return String.valueOf(PoolCalls.quota(pool).get("id"));
    }

    private static Quantity cpu(ResourceQuota quota) {
        return quota.getSpec().getHard().getOrDefault("requests.cpu", new Quantity("0"));
    }

    private static Resource<ResourceQuota> quotas(String name) {
        return KUBERNETES
                .client()
                .resourceQuotas()
                .inNamespace(KUBERNETES.namespace())
                .withName(name);
    }

    private static Resource<PriorityClass> priorities(String name) {
        return KUBERNETES.client().scheduling().v1().priorityClasses().withName(name);
    }

    private static <T extends HasMetadata> T there(Resource<T> resource, Predicate<T> condition) {
        return resource.waitUntilCondition(
                found -> found != null && condition.test(found),
                PATIENCE_SECONDS,
                TimeUnit.SECONDS);
    }

    private static void gone(Resource<?> resource) {
        resource.waitUntilCondition(Objects::isNull, PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
