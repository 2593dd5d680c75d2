package dev.ashlar.k8s.fabric8;

import static java.util.Objects.requireNonNullElse;

import dev.ashlar.k8s.ClusterSecret.Owner;
import dev.ashlar.k8s.ClusterSecrets;
import dev.ashlar.k8s.ClusterSecretsContract;
import dev.ashlar.k8s.KubernetesSettings;
import dev.ashlar.testkit.TestKubernetes;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/// On the Kubernetes API of this run, or on the cluster that `ASHLAR_TEST_CLUSTER` asks for.
class KubernetesSecretsIT extends ClusterSecretsContract {
    @RegisterExtension static final TestKubernetes KUBERNETES = new TestKubernetes();

    private final Cluster cluster =
            new Cluster(
                    new KubernetesSettings(
                            KUBERNETES.url(),
                            KUBERNETES.kubeconfig("secrets_storage_api"),
                            Set.of(KUBERNETES.namespace()),
                            KUBERNETES.namespace()),
                    new RequestMeter(new SimpleMeterRegistry()));

    @AfterEach
    void close() {
        cluster.close();
    }

    @Override
    protected ClusterSecrets secrets() {
        return new KubernetesSecrets(
                cluster,
                new KubernetesSettings(
                        "", "", Set.of(KUBERNETES.namespace()), KUBERNETES.namespace()));
    }

    @Override
    protected String namespace() {
        return KUBERNETES.namespace();
    }

    @Override
    protected Optional<Looked> look(String name) {
        return KUBERNETES
                .secret(name)
                .map(found ->
                        new Looked(
                                requireNonNullElse(found.getData(), Map.<String, String>of())
                                        .entrySet()
                                        .stream()
                                        .collect(
                                                Collectors.toMap(
                                                        Map.Entry::getKey,
                                                        entry -> text(entry.getValue()))),
                                found.getMetadata().getOwnerReferences().stream()
                                        .map(owner ->
                                                new Owner(
                                                        owner.getApiVersion(),
                                                        owner.getKind(),
                                                        owner.getName(),
                                                        owner.getUid()))
                                        .toList()));
    }

    @Override
    protected void makeForeign(String name) {
        KUBERNETES
                .client()
                .resource(
                        new SecretBuilder()
                                .withNewMetadata()
                                .withNamespace(namespace())
                                .withName(name)
                                .endMetadata()
                                .addToData("colour", "Ymx1ZQ==")
                                .build())
                .create();
    }

    private static String text(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }
}
