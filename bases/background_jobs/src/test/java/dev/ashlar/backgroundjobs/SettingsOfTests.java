package dev.ashlar.backgroundjobs;

import dev.ashlar.database.DatabaseSettings;
import java.util.HashMap;
import java.util.Map;

/// What the program is told in tests.
final class SettingsOfTests {
    private SettingsOfTests() {}

    /// Nobody answers where Keycloak and Kubernetes should be: what is tested with it stands elsewhere.
    static Map<String, String> of(DatabaseSettings database, String host, int port, String key) {
        return new HashMap<>(
                Map.ofEntries(
                        Map.entry("DB_HOST", database.host()),
                        Map.entry("DB_PORT", Integer.toString(database.port())),
                        Map.entry("DB_USER", database.user()),
                        Map.entry("DB_NAME", database.name()),
                        Map.entry("DB_PASSWORD", database.password().value()),
                        Map.entry("KEYCLOAK_URL", "http://localhost:1"),
                        Map.entry("KEYCLOAK_CLIENT_ID", "tests"),
                        Map.entry("KEYCLOAK_CLIENT_SECRET", "tests"),
                        Map.entry("AUTHZ_DB_HOST", host),
                        Map.entry("AUTHZ_DB_GRPC_PORT", Integer.toString(port)),
                        Map.entry("AUTHZ_DB_KEY", key),
                        Map.entry("AUTHZ_DB_NO_TLS_CONNECTION", "true"),
                        Map.entry("KUBERNETES_MASTER", "http://localhost:1")));
    }
}
