package dev.ashlar.programs;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ashlar.database.DatabaseSettings;
import dev.ashlar.testkit.SecretKeyFiles;
import dev.ashlar.testkit.spicedb.SpiceDbGate;
import dev.ashlar.testkit.tokens.TestKey;
import dev.ashlar.testkit.tokens.TestRealm;
import dev.ashlar.testkit.tokens.TestTokens;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A realm of a test's own, and what a data API must be told to serve its people.
final class People implements AutoCloseable {
    private static final Duration LIFETIME = Duration.ofHours(12);

    private final TestKey key = TestKey.rsa("people");
    private final TestRealm realm = new TestRealm(key);
    private final TestTokens tokens = new TestTokens(realm, key, InstantSource.system());
    private final SecretKeyFiles secrets = SecretKeyFiles.make();

    /// @param name her username too
    String token(String name) {
        return tokens.signed(claims(name));
    }

    /// Of somebody who administers the platform.
    String adminToken() {
        var claims = claims("admin");
        claims.put("realm_access", Map.of("roles", List.of("renku-admin")));
        return tokens.signed(claims);
    }

    private Map<String, Object> claims(String name) {
        var claims = tokens.claims();
        claims.put("sub", id(name));
        claims.put("email", name + "@ashlar.dev");
        claims.put("exp", tokens.now() + LIFETIME.toSeconds());
        return claims;
    }

    /// With a port that nobody listens on yet.
    Map<String, String> settings(DatabaseSettings database, SpiceDbGate spiceDb)
            throws IOException {
        var settings = common(database);
        settings.put("KUBERNETES_MASTER", "http://127.0.0.1:1");
        settings.put("KEYCLOAK_CLIENT_ID", "tests");
        settings.put("KEYCLOAK_CLIENT_SECRET", "tests");
        settings.put("AUTHZ_DB_HOST", spiceDb.host());
        settings.put("AUTHZ_DB_GRPC_PORT", Integer.toString(spiceDb.port()));
        settings.put("AUTHZ_DB_KEY", "the gate knows it");
        settings.put("AUTHZ_DB_NO_TLS_CONNECTION", "true");
        settings.putAll(secrets.settings());
        return settings;
    }

    /// The id of somebody whose token [#token] makes.
    static String id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
    }

    /// What a secrets service must be told, but for its keys. With a port that nobody listens on yet.
    Map<String, String> settingsOfSecrets(DatabaseSettings database, String kubernetes)
            throws IOException {
        var settings = common(database);
        settings.put("KUBERNETES_MASTER", kubernetes);
        return settings;
    }

    private Map<String, String> common(DatabaseSettings database) throws IOException {
        var settings = new HashMap<String, String>();
        settings.put("PORT", Integer.toString(freePort()));
        settings.put("DB_HOST", database.host());
        settings.put("DB_PORT", Integer.toString(database.port()));
        settings.put("DB_USER", database.user());
        settings.put("DB_NAME", database.name());
        settings.put("DB_PASSWORD", database.password().value());
        settings.put("KEYCLOAK_URL", realm.url());
        settings.put("KEYCLOAK_REALM", "Renku");
        settings.put("KEYCLOAK_TOKEN_SIGNATURE_ALGS", "RS256");
        return settings;
    }

    @Override
    public void close() throws IOException {
        realm.close();
        secrets.close();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
