package dev.ashlar.development.stack;

import dev.ashlar.development.servers.Keycloak;
import dev.ashlar.development.servers.Postgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// Tells tests where the servers are that were started for them.
record TestServers(Ports ports) {
    /// The environment variable that holds the path of the file.
    static final String VARIABLE = "ASHLAR_TEST_SERVERS";

    private static final String HOST = "localhost";

    void write(Path file) {
        var lines =
                new TreeMap<>(properties())
                        .entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, String> properties() {
        return Map.ofEntries(
                Map.entry("postgres.host", HOST),
                Map.entry("postgres.port", port(Ports.Part.POSTGRES)),
                Map.entry("postgres.user", Postgres.OWNER),
                Map.entry("postgres.password", Postgres.OWNER),
                Map.entry("keycloak.url", "http://localhost:" + port(Ports.Part.KEYCLOAK)),
                Map.entry("keycloak.realm", Keycloak.REALM),
                Map.entry("keycloak.client-id", Keycloak.SERVICES_CLIENT),
                Map.entry("keycloak.client-secret", Keycloak.SERVICES_SECRET),
                Map.entry("spicedb.host", HOST),
                Map.entry("spicedb.port", port(Ports.Part.SPICEDB)),
                Map.entry("spicedb.key", ServerSet.SPICEDB_KEY),
                Map.entry("redis.host", HOST),
                Map.entry("redis.port", port(Ports.Part.REDIS)),
                Map.entry("kubernetes.url", "http://localhost:" + port(Ports.Part.KUBERNETES)));
    }

    private String port(Ports.Part part) {
        return Integer.toString(ports.of(part));
    }
}
