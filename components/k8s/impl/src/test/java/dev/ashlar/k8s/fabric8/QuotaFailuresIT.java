package dev.ashlar.k8s.fabric8;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.k8s.ClusterQuota;
import dev.ashlar.k8s.ClusterQuotas.Known;
import dev.ashlar.k8s.ClusterQuotas.Outcome;
import dev.ashlar.k8s.GpuKind;
import dev.ashlar.k8s.KubernetesSettings;
import dev.ashlar.kernel.ErrorCode;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.testkit.KubernetesLine;
import dev.ashlar.testkit.Soon;
import dev.ashlar.testkit.TestKubernetes;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of quotas when the line to the cluster fails. Not on a cluster that a kubeconfig names: its line cannot be cut.
@DisabledIfEnvironmentVariable(named = "ASHLAR_TEST_CLUSTER", matches = ".+")
class QuotaFailuresIT {
    @RegisterExtension static final TestKubernetes KUBERNETES = new TestKubernetes();

    /// Ten times what a call may take: only what waits for ever is to fail here.
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private static final QuotaRhythm QUICK =
            new QuotaRhythm(
                    Duration.ofMillis(600),
                    Duration.ofMillis(100),
                    Duration.ofSeconds(60),
                    Duration.ofMillis(20),
                    Duration.ofMillis(100),
                    Duration.ofSeconds(10));

    private final ClusterQuota quota =
            new ClusterQuota(
                    UUID.randomUUID().toString(),
                    UUID.randomUUID().toString(),
                    1,
                    1_000_000_000,
                    0,
                    GpuKind.NVIDIA,
                    1);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private KubernetesLine line;
    private Cluster cluster;
    private Cluster direct;
    private KubernetesQuotas quotas;
    private KubernetesQuotas others;

    @BeforeEach
    void begin() throws IOException {
        line = new KubernetesLine(KUBERNETES.url());
        cluster = new Cluster(settings(line.url()), new RequestMeter(meters));
        quotas = new KubernetesQuotas(cluster, settings(line.url()), QUICK);
        direct = new Cluster(settings(KUBERNETES.url()), new RequestMeter(meters));
        others = new KubernetesQuotas(direct, settings(KUBERNETES.url()), QUICK);
    }

    @AfterEach
    void end() throws IOException {
        others.remove(quota.name());
        quotas.close();
        others.close();
        line.close();
        cluster.close();
        direct.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 409, 429, 500, 503})
    void aRefusalIsAnOutcomeAndAfterItNothingIsMissing(int status) {
        line.answer(status);

        assertThat(quotas.put(quota))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed ->
                                assertThat(failed.why())
                                        .contains("" + status)
                                        .doesNotContain("said by"));
        assertThat(quotas.remove(quota.name())).isInstanceOf(Outcome.Failed.class);
        assertUnavailable();
        line.pass();

        assertThat(quotas.put(quota)).isEqualTo(new Outcome.Done());
        assertThat(others.list()).anyMatch(it -> it.quota().equals(quota) && it.whole());
    }

    @Test
    void aClusterThatHangsIsGivenUpInTime() {
        line.hold();
        var began = System.nanoTime();

        assertThat(quotas.put(quota)).isInstanceOf(Outcome.Failed.class);
        assertThat(quotas.remove(quota.name())).isInstanceOf(Outcome.Failed.class);
        assertUnavailable();

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(LONGEST.multipliedBy(3));
    }

    @Test
    void aClusterThatWasNeverThereIsUnknownAndKnownOnceItComes() {
        line.cut();
        assertThat(quotas.known()).isInstanceOf(Known.Unknown.class);
        assertThat(quotas.put(quota)).isInstanceOf(Outcome.Failed.class);

        line.pass();

        Soon.so("the cluster is known", () -> quotas.known() instanceof Known.Listed);
    }

    @Test
    void aWatchThatIsCutIsOpenedAgainAndNothingWasMissed() {
        Soon.so("the cluster is known", () -> quotas.known() instanceof Known.Listed);
        others.put(quota);
        Soon.so("it is there", this::isKnown);

        line.cut();
        others.remove(quota.name());
        line.pass();

        Soon.so("its removal is known", () -> !isKnown());
        others.put(quota);
        Soon.so("it is there again", this::isKnown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut", "held", "403", "500"})
    void whatHasNotBeenHeardOfForLongIsUnknownUntilItIsHeardOfAgain(String how) {
        Soon.so("the cluster is known", () -> quotas.known() instanceof Known.Listed);

        switch (how) {
            case "cut" -> line.cut();
            case "held" -> line.hold();
            default -> line.answer(Integer.parseInt(how));
        }
        Soon.so("it is unknown", () -> quotas.known() instanceof Known.Unknown);
        line.pass();

        Soon.so("it is known again", () -> quotas.known() instanceof Known.Listed);
    }

    @Test
    void knowingAsksNobody() {
        Soon.so("the cluster is known", () -> quotas.known() instanceof Known.Listed);
        others.put(quota);
        Soon.so("it is there", this::isKnown);
        quotas.close();
        var before = asked();

        for (int n = 0; n < 1_000; n++) {
            quotas.known();
        }

        assertThat(asked()).isEqualTo(before);
    }

    private double asked() {
        return meters.get("kubernetes.requests").counter().count();
    }

    private boolean isKnown() {
        return quotas.known() instanceof Known.Listed(var all) && all.containsKey(quota.name());
    }

    private void assertUnavailable() {
        assertThatThrownBy(quotas::list)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem().code())
                                        .isEqualTo(ErrorCode.UNAVAILABLE));
    }

    private static KubernetesSettings settings(String url) {
        return new KubernetesSettings(url, "", Set.of("default"), KUBERNETES.namespace());
    }
}
