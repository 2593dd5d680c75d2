package dev.ashlar.dataapi;

import static dev.ashlar.dataapi.PoolCalls.POOLS;
import static dev.ashlar.dataapi.PoolCalls.aPool;
import static dev.ashlar.dataapi.PoolCalls.path;
import static dev.ashlar.dataapi.PoolCalls.withQuota;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.Soon;
import dev.ashlar.testkit.TestDatabase;
import dev.ashlar.testkit.TestKubernetes;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What a pool's quota becomes in the cluster, by HTTP, with the rights that the chart grants where there are rights.
class ClusterQuotasApiIT {
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

    private final Client admin = API.as("admin");
    private final Client visitor = API.visitor();

    @AfterEach
    void thereAreNoPools() {
        admin.get(POOLS).list().forEach(pool -> admin.delete(POOLS + "/" + pool.get("id")));
        Soon.so("no quota waits", () -> rows() == 0);
    }

    @Test
    void aPoolIsAnsweredOnceTheClusterHasItsQuota() {
        var pool = made(4, 8);

        assertThat(amounts(pool))
                .contains(
                        Map.of(
                                "requests.cpu", new Quantity("4"),
                                "requests.memory", new Quantity("8000000000"),
                                "requests.nvidia.com/gpu", new Quantity("1")));
        assertThat(
                        KUBERNETES
                                .client()
                                .scheduling()
                                .v1()
                                .priorityClasses()
                                .withName(name(pool))
                                .get())
                .isNotNull();
    }

    @Test
    void aChangeIsInTheClusterWithItsAnswer() {
        var pool = made(4, 8);

        admin.patch(path(pool) + "/quota", "{\"cpu\": 5.5}").expect(200);

        assertThat(amounts(pool).orElseThrow()).containsEntry("requests.cpu", new Quantity("5.5"));
        assertThat(shown(pool).get("cpu")).isEqualTo(5.5);
    }

    @Test
    void aPoolTakesItsQuotaAlong() {
        var pool = made(4, 8);

        admin.delete(path(pool)).expect(204);

        assertThat(found(pool)).isEmpty();
        assertThat(rows()).isZero();
    }

    @Test
    void whatIsShownIsWhatTheClusterHas() {
        var pool = made(4, 8);

        KUBERNETES
                .client()
                .resourceQuotas()
                .inNamespace(KUBERNETES.namespace())
                .withName(name(pool))
                .edit(there ->
                        new ResourceQuotaBuilder(there)
                                .editSpec()
                                .addToHard("requests.cpu", new Quantity("77"))
                                .endSpec()
                                .build());

        Soon.so("the change is shown", () -> Objects.equals(shown(pool).get("cpu"), 77.0));
        KUBERNETES
                .client()
                .resourceQuotas()
                .inNamespace(KUBERNETES.namespace())
                .withName(name(pool))
                .delete();
        Soon.so("none is shown", () -> !visitor.get(path(pool)).object().containsKey("quota"));
        assertThat(visitor.get(path(pool) + "/quota").status()).isEqualTo(404);
    }

    /// As after a kill between the commit and the cluster.
    @Test
    void whatWasCommittedAndNoMoreIsFollowedByWhoeverIsThere() {
        var pool = made(4, 8);

        DATABASE.unitOfWork()
                .run(() ->
                        DATABASE.sql()
                                .change(
                                        """
                                        UPDATE crc.quotas SET cpu = 6, revision = revision + 1
                                        WHERE name = ?::uuid
                                        """,
                                        name(pool)));

        Soon.so(
                "the cluster has followed",
                () -> new Quantity("6").equals(amounts(pool).orElseThrow().get("requests.cpu")));
        Soon.so("the row knows it", () -> waiting() == 0);
    }

    /// The memory asks by itself every few seconds, however many lists are read and however many pools they show.
    @Test
    void aListAsksTheClusterNothing() {
        for (int n = 0; n < 10; n++) {
            made(n + 2, 8);
        }
        Soon.so(
                "all are shown",
                () -> visitor.get(POOLS).list().stream().allMatch(it -> it.containsKey("quota")));
        var before = asked();
        var began = System.nanoTime();

        for (int n = 0; n < 100; n++) {
            assertThat(visitor.get(POOLS).expect(200).list()).hasSize(10);
        }

        var seconds = (System.nanoTime() - began) / 1_000_000_000;
        assertThat(asked() - before).isLessThanOrEqualTo((double) (10 + seconds));
    }

    private Answer made(double cpu, long memory) {
        return admin.post(POOLS, withQuota(aPool("a pool", true, false), cpu, memory, 1))
                .expect(201);
    }

    private static Map<?, ?> quota(Map<?, ?> pool) {
        return requireNonNull((Map<?, ?>) pool.get("quota"));
    }

    private static String name(Answer pool) {
        return String.valueOf(quota(pool.object()).get("id"));
    }

    private Map<?, ?> shown(Answer pool) {
        return quota(visitor.get(path(pool)).expect(200).object());
    }

    private static Optional<ResourceQuota> found(Answer pool) {
        return Optional.ofNullable(
                KUBERNETES
                        .client()
                        .resourceQuotas()
                        .inNamespace(KUBERNETES.namespace())
                        .withName(name(pool))
                        .get());
    }

    private static Optional<Map<String, Quantity>> amounts(Answer pool) {
        return found(pool).map(there -> there.getSpec().getHard());
    }

    private static long rows() {
        return count("SELECT count(*) AS n FROM crc.quotas");
    }

    private static long waiting() {
        return count("SELECT count(*) AS n FROM crc.quotas WHERE applied < revision");
    }

    private static long count(String statement) {
        return DATABASE.sql().one(statement, row -> row.number("n")).orElseThrow();
    }

    private static double asked() {
        return API.context()
                .getBean(MeterRegistry.class)
                .get("kubernetes.requests")
                .counter()
                .count();
    }
}
