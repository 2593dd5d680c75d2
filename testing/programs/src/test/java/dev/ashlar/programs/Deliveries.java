package dev.ashlar.programs;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.TestKubernetes;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// Hands secrets to one target in Kubernetes, well, and in every way that is refused.
final class Deliveries implements AutoCloseable {
    private static final String PATH = "/api/secrets/kubernetes";
    private static final String NOBODYS = "01JMHV1Q3N8Y5V6W7X8Y9Z0A1B";

    private final TestKubernetes kubernetes;
    private final Replicas services;
    private final String target = "canaries-" + UUID.randomUUID();
    private final StringBuilder answers = new StringBuilder();

    /// @param settings of the secrets service
    Deliveries(TestKubernetes kubernetes, Map<String, String> settings) throws IOException {
        this.kubernetes = kubernetes;
        services = new Replicas("secrets_storage_api", List.of(settings));
    }

    void deliver(String owner, String stranger, String secret) throws InterruptedException {
        var good = body("default", "\"%s\"".formatted(secret), mapping(secret, secret));
        assertThat(services.post(PATH, owner, good)).isEqualTo("201");
        refused(stranger, good);
        refused("not.a.token", good);
        refused(owner, body("kube-system", "\"%s\"".formatted(secret), mapping(secret, "key")));
        refused(owner, body("default", "\"%s\"".formatted(secret), mapping(secret, "a/b")));
        refused(owner, body("default", "\"%s\"".formatted(secret), mapping(NOBODYS, "key")));
        refused(
                owner,
                body("default", "\"%s\", \"%s\"".formatted(secret, NOBODYS), mapping(secret, "k")));
    }

    /// What lies in the target for a secret.
    String delivered(String secret) {
        var data = kubernetes.secret(target).orElseThrow().getData();
        return new String(Base64.getDecoder().decode(data.get(secret)), US_ASCII);
    }

    /// Answers, log and metrics of the service.
    String said() throws IOException {
        return answers + services.said();
    }

    /// Every Secret of the cluster, the target too: what lies there is sealed for its owner.
    String objects() {
        return kubernetes.client().secrets().inAnyNamespace().list().getItems().stream()
                .map(Serialization::asJson)
                .collect(Collectors.joining());
    }

    private void refused(String token, String body) throws InterruptedException {
        var answer = services.post(PATH, token, body);
        assertThat(answer).startsWith("4");
        answers.append(answer);
    }

    private String body(String namespace, String secrets, String mapping) {
        return """
        {"name": "%s", "namespace": "%s", "secret_ids": [%s], "owner_references": [], "key_mapping": {%s}}
        """
                .formatted(target, namespace, secrets, mapping);
    }

    private static String mapping(String secret, String key) {
        return "\"%s\": \"%s\"".formatted(secret, key);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        services.close();
    }
}
