package dev.ashlar.development.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubernetesIT {
    @TempDir Path folder;

    @Test
    void objectsOutliveACrashWithTheirIdentity() throws IOException {
        try (var workshop = Workshop.in(folder)) {
            var recipe = new Kubernetes(workshop.places(), Workshop.freePort());
            workshop.server(recipe).start();
            Secret kept;
            try (var client = client(recipe.port())) {
                client.resource(secret("gone")).create();
                client.resource(secret("kept")).create();
                client.secrets().inNamespace("default").withName("gone").delete();
                kept =
                        client.secrets()
                                .inNamespace("default")
                                .withName("kept")
                                .edit(s ->
                                        new SecretBuilder(s)
                                                .addToData("colour", "Ymx1ZQ==")
                                                .build());
            }

            workshop.crash("kubernetes");
            var second = workshop.server(recipe);
            second.start();

            try (var client = client(recipe.port())) {
                assertThat(client.secrets().inNamespace("default").list().getItems())
                        .isEqualTo(List.of(kept));
                var next = client.resource(secret("next")).create();
                assertThat(Long.parseLong(next.getMetadata().getResourceVersion()))
                        .isGreaterThan(Long.parseLong(kept.getMetadata().getResourceVersion()));
            }
            second.stop();
        }
    }

    private static KubernetesClient client(int port) {
        var config = new ConfigBuilder().withMasterUrl("http://localhost:" + port).build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    private static Secret secret(String name) {
        return new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace("default")
                .endMetadata()
                .build();
    }
}
