package dev.ashlar.dataapi;

import static dev.ashlar.dataapi.PoolCalls.POOLS;
import static dev.ashlar.dataapi.PoolCalls.aPool;
import static dev.ashlar.dataapi.PoolCalls.path;
import static dev.ashlar.dataapi.PoolCalls.withQuota;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.KubernetesLine;
import dev.ashlar.testkit.Soon;
import dev.ashlar.testkit.TestDatabase;
import dev.ashlar.testkit.TestKubernetes;
import io.fabric8.kubernetes.api.model.Quantity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is answered while the cluster is away, hangs or refuses, and what is so once it is back. The line of a cluster that a
/// kubeconfig names cannot be cut.
@DisabledIfEnvironmentVariable(named = "ASHLAR_TEST_CLUSTER", matches = ".+")
class ClusterAwayApiIT {
    /// Ten times what an answer may take: only what waits for ever is to fail here.
    private static final Duration LONGEST = Duration.ofSeconds(30);

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.withTables();

    @RegisterExtension
    @Order(2)
    static final TestKubernetes KUBERNETES = new TestKubernetes();

    @RegisterExtension
    @Order(3)
    static final RunningDataApi API =
            new RunningDataApi(DATABASE)
                    .with(() ->
                            Map.of("KUBERNETES_MASTER", laid().url(), "K8S_NAMESPACE", "default"));

    private static @Nullable KubernetesLine line;

    private final Client admin = API.as("admin");
    private final Client visitor = API.visitor();

    @AfterEach
    void thereAreNoPools() {
        laid().pass();
        admin.get(POOLS).list().forEach(pool -> admin.delete(POOLS + "/" + pool.get("id")));
        Soon.so("no quota waits", () -> rows() == 0);
    }

    @AfterAll
    static void end() throws IOException {
        laid().close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"away", "hanging", "403", "409", "500"})
    void whatIsChangedMeanwhileIsAnsweredAndFollowsAfterwards(String how) {
        var changes = made(4);
        var goes = made(4);
        fail(how);

        var comes = inTime(() -> made(5));
        inTime(() -> admin.patch(path(changes) + "/quota", "{\"cpu\": 6}").expect(200));
        inTime(() -> admin.delete(path(goes)).expect(204));
        var list = inTime(() -> visitor.get(POOLS).expect(200));

        var cpus = list.list().stream().<Object>map(it -> quota(it).get("cpu")).toList();
        assertThat(cpus).containsExactlyInAnyOrder(5.0, 6.0);
        laid().pass();
        Soon.so("the cluster has followed", () -> waiting() == 0);
        assertThat(cpu(comes)).isEqualTo(new Quantity("5"));
        assertThat(cpu(changes)).isEqualTo(new Quantity("6"));
        assertThat(cpu(goes)).isNull();
        var classes = KUBERNETES.client().scheduling().v1().priorityClasses();
        assertThat(classes.withName(name(goes)).get()).isNull();
        assertThat(classes.withName(name(comes)).get()).isNotNull();
    }

    @Test
    void aListLeavesOutWhatIsNotKnownAndIsReadyAllTheSame() {
        var pool = made(4);
        laid().cut();

        Soon.so(
                "the quota is left out",
                () -> !visitor.get(path(pool)).expect(200).object().containsKey("quota"));

        assertThat(visitor.get(POOLS).expect(200).list()).hasSize(1);
        var root = new Client(visitor.base().resolve("/"), null, visitor.json());
        Soon.so(
                "it is ready without Kubernetes",
                () -> root.impatient().get("health/ready").status() == 200);
        laid().pass();
        Soon.so(
                "the quota is shown again",
                () -> visitor.get(path(pool)).expect(200).object().containsKey("quota"));
    }

    private static void fail(String how) {
        switch (how) {
            case "away" -> laid().cut();
            case "hanging" -> laid().hold();
            default -> laid().answer(Integer.parseInt(how));
        }
    }

    private static <T> T inTime(Supplier<T> call) {
        var began = System.nanoTime();
        var answer = call.get();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(LONGEST);
        return answer;
    }

    private Answer made(double cpu) {
        return admin.post(POOLS, withQuota(aPool("a pool", true, false), cpu, 8, 0)).expect(201);
    }

    private static Map<?, ?> quota(Map<?, ?> pool) {
        return requireNonNull((Map<?, ?>) pool.get("quota"));
    }

    private static String name(Answer pool) {
        return String.valueOf(quota(pool.object()).get("id"));
    }

    private static @Nullable Quantity cpu(Answer pool) {
        var there =
                KUBERNETES
                        .client()
                        .resourceQuotas()
                        .inNamespace("default")
                        .withName(name(pool))
                        .get();
        return there == null ? null : there.getSpec().getHard().get("requests.cpu");
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

    private static synchronized KubernetesLine laid() {
        var known = line;
        if (known == null) {
            try {
                known = new KubernetesLine(KUBERNETES.url());
                line = known;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return known;
    }
}
