package dev.ashlar.k8s.fabric8;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.k8s.ClusterSecret;
import dev.ashlar.k8s.KubernetesSettings;
import dev.ashlar.kernel.ErrorCode;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.kernel.UserId;
import dev.ashlar.testkit.FaultyKubernetes;
import dev.ashlar.testkit.Soonest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What becomes of the failures of a cluster.
class KubernetesFailuresIT {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private FaultyKubernetes faulty;
    private Cluster cluster;

    @BeforeEach
    void begin() throws IOException {
        faulty = new FaultyKubernetes();
        cluster = new Cluster(settings(), new RequestMeter(new SimpleMeterRegistry()));
    }

    @AfterEach
    void end() {
        cluster.close();
        faulty.close();
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID",
        "401, SECRET_NOT_DELIVERED",
        "403, SECRET_NOT_DELIVERED",
        "404, SECRET_NOT_DELIVERED",
        "413, INVALID",
        "422, INVALID",
        "429, SECRET_NOT_DELIVERED",
        "500, SECRET_NOT_DELIVERED",
        "503, SECRET_NOT_DELIVERED"
    })
    void aRefusalIsToldInOurWordsAndNotTriedAgain(int status, ErrorCode code) {
        faulty.answering(status);

        assertRefused(code);
        assertThat(faulty.asked()).containsExactly("POST");
    }

    @ParameterizedTest
    @CsvSource({"403, SECRET_NOT_DELIVERED", "500, SECRET_NOT_DELIVERED", "422, CONFLICT"})
    void soIsTheRefusalOfAPatch(int status, ErrorCode code) {
        faulty.answering(409, status);

        assertRefused(code);
    }

    @Test
    void aConflictThatDoesNotEndIsAConflict() {
        faulty.answering(409);

        assertRefused(ErrorCode.CONFLICT);
        assertThat(faulty.asked())
                .containsExactly("POST", "PATCH", "POST", "PATCH", "POST", "PATCH");
    }

    @Test
    void aClusterThatHangsIsGivenUpInTime() {
        faulty.hanging();

        var took = Soonest.of(LONGEST, () -> assertRefused(ErrorCode.SECRET_NOT_DELIVERED));

        assertThat(took).isLessThan(LONGEST);
    }

    @Test
    void aClusterThatHangsAtThePatchIsGivenUpInTime() {
        var took =
                Soonest.of(
                        LONGEST,
                        () -> {
                            faulty.answering(409, 0);
                            assertRefused(ErrorCode.SECRET_NOT_DELIVERED);
                        });

        assertThat(took).isLessThan(LONGEST);
    }

    @Test
    void aClusterThatIsAwayIsARefusal() {
        faulty.close();

        assertRefused(ErrorCode.SECRET_NOT_DELIVERED);
        assertThat(new KubernetesProbe(cluster).answers()).isFalse();
    }

    private void assertRefused(ErrorCode code) {
        var secret =
                new ClusterSecret(
                        "default",
                        "delivered",
                        new UserId("ada"),
                        List.of(),
                        new LinkedHashMap<>(Map.of("key", "a value of hers".getBytes(UTF_8))));

        assertThatThrownBy(() -> new KubernetesSecrets(cluster, settings()).put(secret))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> {
                            assertThat(refused.problem().code()).isEqualTo(code);
                            assertThat(refused.problem().message())
                                    .doesNotContain("a value of hers", "said by Kubernetes");
                        });
    }

    private KubernetesSettings settings() {
        return new KubernetesSettings(faulty.url(), "", Set.of("default"), "default");
    }
}
