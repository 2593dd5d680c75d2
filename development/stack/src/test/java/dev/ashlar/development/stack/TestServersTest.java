package dev.ashlar.development.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestServersTest {
    @TempDir Path folder;

    @Test
    void testsFindEveryServerInTheFile() throws IOException {
        var file = folder.resolve("servers.properties");
        new TestServers(Ports.read(Map.of())).write(file);

        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }

        assertThat(properties)
                .containsEntry("postgres.host", "localhost")
                .containsEntry("postgres.port", "15432")
                .containsEntry("keycloak.url", "http://localhost:8180")
                .containsEntry("keycloak.realm", "Renku")
                .containsEntry("spicedb.port", "15051")
                .containsEntry("redis.port", "16379")
                .containsEntry("kubernetes.url", "http://localhost:16443")
                .containsKeys(
                        "postgres.user",
                        "postgres.password",
                        "keycloak.client-id",
                        "keycloak.client-secret",
                        "spicedb.host",
                        "spicedb.key",
                        "redis.host")
                .hasSize(14);
    }
}
