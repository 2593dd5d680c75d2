package dev.ashlar.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/// Where the servers are that one run of all tests shares. Empty answers where a test runs by itself: the test then
/// starts its own server, or does without.
public final class TestServers {
    private static final String VARIABLE = "ASHLAR_TEST_SERVERS";

    /// A PostgreSQL server and a user that may do everything in it.
    public record Postgres(String host, int port, String user, String password) {}

    /// A SpiceDB server, without TLS, and the key of its clients. `<key>/<name>` is the key of a store of that name.
    public record SpiceDb(String host, int port, String key) {}

    /// A realm of a Keycloak server, and a confidential client of it.
    public record Keycloak(String url, String realm, String clientId, String clientSecret) {}

    /// A Redis server; tests take a database number of their own.
    public record Redis(String host, int port) {}

    private final Properties places;

    TestServers(Properties places) {
        this.places = places;
    }

    /// Those of this run.
    public static TestServers ofThisRun() {
        var places = new Properties();
        var file = System.getenv(VARIABLE);
        if (file != null && !file.isEmpty()) {
            try (var reader = Files.newBufferedReader(Path.of(file))) {
                places.load(reader);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return new TestServers(places);
    }

    public Optional<Postgres> postgres() {
        return present("postgres.host")
                .map(host ->
                        new Postgres(
                                host,
                                port("postgres.port"),
                                text("postgres.user"),
                                text("postgres.password")));
    }

    public Optional<SpiceDb> spiceDb() {
        return present("spicedb.host")
                .map(host -> new SpiceDb(host, port("spicedb.port"), text("spicedb.key")));
    }

    public Optional<Keycloak> keycloak() {
        return present("keycloak.url")
                .map(url ->
                        new Keycloak(
                                url,
                                text("keycloak.realm"),
                                text("keycloak.client-id"),
                                text("keycloak.client-secret")));
    }

    public Optional<Redis> redis() {
        return present("redis.host").map(host -> new Redis(host, port("redis.port")));
    }

    /// The address of the Kubernetes API.
    public Optional<String> kubernetes() {
        return present("kubernetes.url");
    }

    private Optional<String> present(String key) {
        return Optional.ofNullable(places.getProperty(key));
    }

    private int port(String key) {
        return Integer.parseInt(text(key));
    }

    private String text(String key) {
        return present(key)
                .orElseThrow(
                        () -> new IllegalStateException("%s lacks %s".formatted(VARIABLE, key)));
    }
}
