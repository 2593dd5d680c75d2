package dev.ashlar.secretsstorageapi;

import static dev.ashlar.secretsstorageapi.RunningSecretsStorage.CURRENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.FaultyKubernetes;
import dev.ashlar.testkit.Proof;
import dev.ashlar.testkit.TestDatabase;
import dev.ashlar.testkit.sealing.Sealing;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Deliveries while Kubernetes refuses, fails or hangs.
class DeliveryFailuresApiIT {
    private static final FaultyKubernetes KUBERNETES = faulty();

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.withTables();

    @RegisterExtension
    @Order(2)
    static final RunningSecretsStorage API =
            new RunningSecretsStorage(
                    DATABASE, () -> Map.of("KUBERNETES_MASTER", KUBERNETES.url()));

    private static final String PATH = "/api/secrets/kubernetes";
    private static final int MORE_THAN_CONNECTIONS = 14;
    private static final Duration LONGEST = Proof.limit(Duration.ofSeconds(11));
    private static final Duration AT_ONCE = Proof.limit(Duration.ofSeconds(2));

    private static String id;

    @BeforeAll
    static void store() {
        var ada = RunningSecretsStorage.idOf("ada");
        id = stored().add(ada, "token", new Sealing(ada).sealed("v", CURRENT));
    }

    @AfterAll
    static void end() {
        KUBERNETES.close();
    }

    @ParameterizedTest
    @CsvSource({
        "401, 500, 1511",
        "403, 500, 1511",
        "404, 500, 1511",
        "422, 422, 1422",
        "429, 500, 1511",
        "500, 500, 1511",
        "503, 500, 1511",
        "409, 409, 1409",
        "200, 201, 0"
    })
    void whatKubernetesSaysBecomesAnErrorOfTheContract(int said, int status, int code) {
        KUBERNETES.answering(said);
        var before = stored().notes(id).size();

        var answer = deliver();

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("said by Kubernetes");
        if (code > 0) {
            assertThat(answer.body()).contains("\"code\":" + code);
        }
        assertThat(stored().notes(id)).hasSize(status == 201 ? before + 1 : before);
    }

    @Test
    void aKubernetesThatHangsIsGivenUpInTimeAndNobodyElseWaits() throws Exception {
        KUBERNETES.hanging();
        var began = Instant.now();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<HttpResponse<String>>>();
            for (int n = 0; n < MORE_THAN_CONNECTIONS; n++) {
                answers.add(threads.submit(DeliveryFailuresApiIT::deliver));
            }
            while (KUBERNETES.asked().size() < MORE_THAN_CONNECTIONS) {
                assertThat(Instant.now()).isBefore(began.plus(LONGEST));
                LockSupport.parkNanos(10_000_000);
            }

            var asked = Instant.now();
            var other = API.post(PATH, "grace", DeliveryBody.of("s", id).json());

            assertThat(other.statusCode()).isEqualTo(404);
            assertThat(Duration.between(asked, Instant.now())).isLessThan(AT_ONCE);
            for (var answer : answers) {
                assertThat(answer.get().body()).contains("\"code\":1511");
            }
        }
        assertThat(Duration.between(began, Instant.now())).isLessThan(LONGEST);
    }

    @Test
    void readinessShowsKubernetesAndIsNotRedWithoutIt() {
        KUBERNETES.answering(500);

        var ready = API.get("/health/ready");

        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.body()).contains("kubernetes");
    }

    private static HttpResponse<String> deliver() {
        return API.post(PATH, "ada", DeliveryBody.of("session", id).json());
    }

    private static StoredSecrets stored() {
        return new StoredSecrets(DATABASE);
    }

    private static FaultyKubernetes faulty() {
        try {
            return new FaultyKubernetes();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
