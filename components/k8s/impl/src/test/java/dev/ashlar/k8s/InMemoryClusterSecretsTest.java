package dev.ashlar.k8s;

import dev.ashlar.testkit.InMemoryClusterSecrets;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

class InMemoryClusterSecretsTest extends ClusterSecretsContract {
    private final InMemoryClusterSecrets secrets = new InMemoryClusterSecrets(Set.of("default"));

    @Override
    protected ClusterSecrets secrets() {
        return secrets;
    }

    @Override
    protected String namespace() {
        return "default";
    }

    @Override
    protected Optional<Looked> look(String name) {
        return secrets.find("default", name)
                .map(found ->
                        new Looked(
                                found.entries().entrySet().stream()
                                        .collect(
                                                Collectors.toMap(
                                                        Map.Entry::getKey,
                                                        entry ->
                                                                new String(
                                                                        entry.getValue(),
                                                                        StandardCharsets.UTF_8))),
                                found.owners()));
    }

    @Override
    protected void makeForeign(String name) {
        secrets.makeForeign("default", name);
    }
}
