package dev.ashlar.programs;

import dev.ashlar.testkit.SecretKeyFiles;
import dev.ashlar.testkit.TestDatabase;
import dev.ashlar.testkit.TestRedis;
import dev.ashlar.testkit.TestSpiceDb;
import dev.ashlar.testkit.keycloak.TestKeycloak;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;

/// The real servers around the programs that follow a realm, and the programs.
record RealmNeighbours(
        TestDatabase database,
        TestSpiceDb spiceDb,
        TestRedis redis,
        TestKeycloak keycloak,
        SecretKeyFiles keys)
        implements AutoCloseable {
    static RealmNeighbours of(
            TestDatabase database, TestSpiceDb spiceDb, TestRedis redis, TestKeycloak keycloak) {
        return new RealmNeighbours(database, spiceDb, redis, keycloak, SecretKeyFiles.make());
    }

    PackagedProgram dataApi() throws IOException {
        return PackagedProgram.start("data_api", settings()).awaitReady();
    }

    PackagedProgram jobs(Map<String, String> more, String... arguments) throws IOException {
        var settings = settings();
        settings.putAll(more);
        return PackagedProgram.start("background_jobs", settings, arguments);
    }

    private Map<String, String> settings() throws IOException {
        var settings = new HashMap<>(keycloak.environment());
        var place = database.settings();
        settings.put("PORT", Integer.toString(freePort()));
        settings.put("DB_HOST", place.host());
        settings.put("DB_PORT", Integer.toString(place.port()));
        settings.put("DB_USER", place.user());
        settings.put("DB_NAME", place.name());
        settings.put("DB_PASSWORD", place.password().value());
        settings.put("KEYCLOAK_TOKEN_SIGNATURE_ALGS", "RS256");
        settings.put("GITLAB_URL", "http://127.0.0.1:1");
        settings.put("KUBERNETES_MASTER", "http://127.0.0.1:1");
        settings.put("REDIS_HOST", redis.host());
        settings.put("REDIS_PORT", Integer.toString(redis.port()));
        settings.put("AUTHZ_DB_HOST", spiceDb.host());
        settings.put("AUTHZ_DB_GRPC_PORT", Integer.toString(spiceDb.port()));
        settings.put("AUTHZ_DB_KEY", spiceDb.key());
        settings.put("AUTHZ_DB_NO_TLS_CONNECTION", "true");
        settings.putAll(keys.settings());
        return settings;
    }

    @Override
    public void close() throws IOException {
        keys.close();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
