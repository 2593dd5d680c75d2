package dev.ashlar.development.stack;

import dev.ashlar.development.servers.Keycloak;
import dev.ashlar.development.servers.Places;
import dev.ashlar.development.servers.Postgres;
import java.util.HashMap;
import java.util.Map;

/// The environment variables that point the services to the local servers.
record ServiceSettings(Ports ports, Keys keys, Cluster cluster, Places places) {
    /// @param program its name
    Map<String, String> of(String program, Ports.Part part) {
        var settings = common(program);
        settings.put("PORT", Integer.toString(ports.of(part)));
        if (part == Ports.Part.SECRETS) {
            settings.put("SECRETS_SERVICE_PRIVATE_KEY_PATH", keys.privateKey().toString());
        } else {
            settings.putAll(ofDataApi());
        }
        return settings;
    }

    Map<String, String> ofJobs() {
        var settings = common(Jobs.PROGRAM);
        settings.putAll(ofDataApi());
        return settings;
    }

    private Map<String, String> common(String program) {
        var settings = new HashMap<>(cluster.settings(places, ports, program));
        settings.putAll(
                Map.ofEntries(
                        Map.entry("DB_HOST", "localhost"),
                        Map.entry("DB_PORT", port(Ports.Part.POSTGRES)),
                        Map.entry("DB_USER", Postgres.OWNER),
                        Map.entry("DB_NAME", Postgres.OWNER),
                        Map.entry("DB_PASSWORD", Postgres.OWNER),
                        Map.entry("KEYCLOAK_URL", url(Ports.Part.KEYCLOAK)),
                        Map.entry("KEYCLOAK_REALM", Keycloak.REALM),
                        Map.entry("KEYCLOAK_TOKEN_SIGNATURE_ALGS", "RS256"),
                        Map.entry("LOG_FORMAT", "TEXT")));
        return settings;
    }

    private Map<String, String> ofDataApi() {
        return Map.ofEntries(
                Map.entry("KEYCLOAK_CLIENT_ID", Keycloak.SERVICES_CLIENT),
                Map.entry("KEYCLOAK_CLIENT_SECRET", Keycloak.SERVICES_SECRET),
                Map.entry("ENCRYPTION_KEY_PATH", keys.encryptionKey().toString()),
                Map.entry("SECRETS_SERVICE_PUBLIC_KEY_PATH", keys.publicKey().toString()),
                Map.entry("AUTHZ_DB_HOST", "localhost"),
                Map.entry("AUTHZ_DB_GRPC_PORT", port(Ports.Part.SPICEDB)),
                Map.entry("AUTHZ_DB_KEY", ServerSet.SPICEDB_KEY),
                Map.entry("AUTHZ_DB_NO_TLS_CONNECTION", "true"),
                Map.entry("REDIS_HOST", "localhost"),
                Map.entry("REDIS_PORT", port(Ports.Part.REDIS)),
                Map.entry("GITLAB_URL", "http://localhost"),
                Map.entry("NB_DATA_SERVICE_URL", url(Ports.Part.DATA_API)),
                Map.entry("NB_USER_SECRETS__SECRETS_STORAGE_SERVICE_URL", url(Ports.Part.SECRETS)));
    }

    private String port(Ports.Part part) {
        return Integer.toString(ports.of(part));
    }

    private String url(Ports.Part part) {
        return "http://localhost:" + ports.of(part);
    }
}
