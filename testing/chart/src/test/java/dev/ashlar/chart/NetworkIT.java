package dev.ashlar.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.chart.Reach.Place;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@NeedsHelm
final class NetworkIT {
    private static final int SECRETS = 8001;
    private static final int DATA = 8000;
    private static final Place ANYBODY_HERE = Place.pod("ashlar", Map.of("app", "stranger"));
    private static final Place ANYBODY = Place.pod("elsewhere", Map.of("app", "stranger"));
    private static final Place SESSION = Place.pod("sessions", Map.of("session", "yes"));
    private static final Place SERVER = Place.outside("192.0.2.1");

    @Test
    void theDataApiAndSessionsReachTheSecretsService() {
        var rendered = Helm.rendered("minimal");
        var reach = reach(rendered);
        var secrets = pod(rendered, "ashlar-secrets-storage-api");

        assertThat(reach.reaches(pod(rendered, "ashlar-data-api"), secrets, SECRETS)).isTrue();
        assertThat(reach.reaches(SESSION, secrets, SECRETS)).isTrue();
    }

    @Test
    void nobodyElseReachesTheSecretsService() {
        var rendered = Helm.rendered("minimal");
        var reach = reach(rendered);
        var secrets = pod(rendered, "ashlar-secrets-storage-api");

        assertThat(
                        List.of(
                                pod(rendered, "ashlar-short"),
                                pod(rendered, "ashlar-long"),
                                pod(rendered, "ashlar-migration"),
                                secrets,
                                ANYBODY_HERE,
                                ANYBODY,
                                Place.pod("elsewhere", SESSION.labels()),
                                Place.pod("elsewhere", pod(rendered, "ashlar-data-api").labels()),
                                SERVER))
                .noneMatch(each -> reach.reaches(each, secrets, SECRETS));
        assertThat(reach.reaches(SESSION, secrets, DATA)).isFalse();
    }

    @Test
    void ofTheNamespaceOfSessionsOnlySessionsReachItWhereThatIsSaid() {
        var rendered =
                Helm.rendered("minimal", "--set", "sessions.podSelector.matchLabels.session=yes");
        var secrets = pod(rendered, "ashlar-secrets-storage-api");

        assertThat(reach(rendered).reaches(SESSION, secrets, SECRETS)).isTrue();
        assertThat(reach(rendered).reaches(Place.pod("sessions", Map.of()), secrets, SECRETS))
                .isFalse();
    }

    @Test
    void withoutPoliciesEverybodyWouldReachIt() {
        var rendered = Helm.rendered("minimal", "--set", "networkPolicy.enabled=false");
        var secrets = pod(rendered, "ashlar-secrets-storage-api");

        assertThat(rendered.all(NetworkPolicy.class)).isEmpty();
        assertThat(reach(rendered).reaches(ANYBODY, secrets, SECRETS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"minimal", "everything"})
    void everyPodIsUnderAPolicyOfBothDirections(String values) {
        var rendered = Helm.rendered(values);

        assertThat(rendered.pods())
                .allSatisfy((name, pod) -> {
                    assertThat(reach(rendered).reaches(pod(rendered, name), SERVER, 1))
                            .as(name)
                            .isFalse();
                    assertThat(reach(rendered).reaches(SERVER, pod(rendered, name), 1))
                            .as(name)
                            .isFalse();
                });
    }

    /// 5432 PostgreSQL, 50051 SpiceDB, 6379 Redis, 443 Keycloak and Kubernetes, 6443 Kubernetes.
    @ParameterizedTest
    @CsvSource({
        "ashlar-data-api,            5432 50051 6379 443 6443",
        "ashlar-secrets-storage-api, 5432 443 6443",
        "ashlar-short,               5432 50051 6379 443 6443",
        "ashlar-long,                5432 50051 6379 443 6443",
        "ashlar-migration,           5432"
    })
    void aPodReachesTheServersThatItNeedsAndNoOthers(String pod, String ports) {
        var rendered = Helm.rendered("minimal");
        var all = List.of(22, 80, 443, 5432, 6379, 6443, 8000, 8001, 8080, 26379, 50051);
        var allowed = List.of(ports.split(" ")).stream().map(Integer::valueOf).toList();

        assertThat(all)
                .filteredOn(port -> reach(rendered).reaches(pod(rendered, pod), SERVER, port))
                .containsExactlyInAnyOrderElementsOf(allowed);
    }

    @Test
    void whereTheServersAreIsHeldToo() {
        var rendered = Helm.rendered("everything");
        var reach = reach(rendered);
        var data = pod(rendered, "research-data-api");
        var secrets = pod(rendered, "research-secrets-storage-api");
        var postgres = Place.pod("data", Map.of("app", "postgres"));

        assertThat(reach.reaches(data, postgres, 6432)).isTrue();
        assertThat(reach.reaches(data, postgres, 26_379)).as("Sentinel").isTrue();
        assertThat(reach.reaches(data, postgres, 6380)).as("Redis").isTrue();
        assertThat(reach.reaches(data, postgres, 8080)).as("Keycloak").isTrue();
        assertThat(reach.reaches(data, SERVER, 6432)).isFalse();
        assertThat(reach.reaches(data, ANYBODY, 6432)).isFalse();
        assertThat(reach.reaches(secrets, Place.outside("10.0.0.1"), 6443)).isTrue();
        assertThat(reach.reaches(secrets, SERVER, 6443)).isFalse();
    }

    @Test
    void theDataApiIsForEverybodyUnlessSomebodyIsNamed() {
        var open = Helm.rendered("minimal");
        var named = Helm.rendered("everything");
        var gateway = Place.pod("gateway", Map.of());

        assertThat(reach(open).reaches(SERVER, pod(open, "ashlar-data-api"), DATA)).isTrue();
        var data = pod(named, "research-data-api");
        assertThat(reach(named).reaches(gateway, data, 8080)).isTrue();
        assertThat(reach(named).reaches(SESSION, data, 8080)).isTrue();
        assertThat(reach(named).reaches(SERVER, data, 8080)).isFalse();
        assertThat(reach(named).reaches(ANYBODY_HERE, data, 8080)).isFalse();
    }

    @Test
    void prometheusReachesMetricsWhereItIsNamed() {
        var rendered = Helm.rendered("everything");
        var prometheus = Place.pod("monitoring", Map.of("app.kubernetes.io/name", "prometheus"));
        var secrets = pod(rendered, "research-secrets-storage-api");

        assertThat(reach(rendered).reaches(prometheus, secrets, 8081)).isTrue();
        assertThat(reach(rendered).reaches(Place.pod("monitoring", Map.of()), secrets, 8081))
                .isFalse();
    }

    @Test
    void theJobsReachTheGatewayThatIsToldOfThem() {
        var rendered = Helm.rendered("everything");
        var gateway = Place.pod("monitoring", Map.of());

        assertThat(reach(rendered).reaches(pod(rendered, "research-short"), gateway, 9091))
                .isTrue();
        assertThat(reach(rendered).reaches(pod(rendered, "research-short"), gateway, 9090))
                .isFalse();
        assertThat(reach(rendered).reaches(pod(rendered, "research-short"), ANYBODY, 9091))
                .isFalse();
    }

    private static Reach reach(Rendered rendered) {
        return new Reach(rendered.all(NetworkPolicy.class));
    }

    private static Place pod(Rendered rendered, String name) {
        return Place.pod(Helm.NAMESPACE, rendered.pod(name).getMetadata().getLabels());
    }
}
