package dev.ashlar.web;

import dev.ashlar.kernel.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How a program serves HTTP.
///
/// @param port 0 takes any that is free
/// @param basePath under which the API lies, without a slash at its end: `/api/data` for example
/// @param version as `/version` shows it
/// @param maxBodyBytes the largest body that is read
/// @param corsAllowAllOrigins whether pages of any origin may call
/// @param realmUrl where people log in: Keycloak's address of the realm
public record WebSettings(
        int port,
        String basePath,
        String version,
        int maxBodyBytes,
        boolean corsAllowAllOrigins,
        String realmUrl) {
    private static final int MEBIBYTE = 1 << 20;
    private static final int LONGEST_URL = 8_192;
    private static final int LONGEST_HEADERS = 32_768;

    /// @param basePath that this program serves under
    /// @param port where it listens unless a variable says otherwise
    public static WebSettings read(Settings settings, String basePath, int port) {
        var keycloak = settings.required("KEYCLOAK_URL", "the address of Keycloak");
        var realm = settings.text("KEYCLOAK_REALM", "Renku", "the realm of all users");
        return new WebSettings(
                settings.port("PORT", port, "the port of the API"),
                basePath,
                settings.text("VERSION", "0.0.1", "the version that the program says it has"),
                settings.integer(
                        "MAX_BODY_BYTES",
                        MEBIBYTE,
                        1_024,
                        1 << 30,
                        "the size of the largest body that is read"),
                settings.flag(
                        "CORS_ALLOW_ALL_ORIGINS",
                        false,
                        "whether web pages of any origin may use the API"),
                keycloak.replaceFirst("/+$", "") + "/realms/" + realm);
    }

    /// What Micronaut must be told to serve like this.
    public Map<String, Object> properties() {
        var properties = new HashMap<String, Object>();
        properties.put("api.base-path", basePath);
        properties.put("micronaut.server.port", port == 0 ? -1 : port);
        // The filter that checks a request runs on a virtual thread; the handler simply goes on
        // there.
        properties.put("micronaut.server.thread-selection", "MANUAL");
        properties.put("micronaut.server.max-request-size", maxBodyBytes);
        properties.put("micronaut.server.max-request-buffer-size", maxBodyBytes);
        properties.put("micronaut.server.semicolon-is-normal-char", true);
        properties.put("micronaut.server.netty.keep-alive-on-server-error", true);
        properties.put("micronaut.server.netty.max-initial-line-length", LONGEST_URL);
        properties.put("micronaut.server.netty.max-header-size", LONGEST_HEADERS);
        properties.put("micronaut.serde.serialization.inclusion", "NON_NULL");
        if (corsAllowAllOrigins) {
            properties.putAll(cors());
        }
        return properties;
    }

    private static Map<String, Object> cors() {
        var all = "micronaut.server.cors.configurations.all.";
        return Map.of(
                "micronaut.server.cors.enabled",
                true,
                "micronaut.server.cors.single-header",
                true,
                all + "allowed-origins-regex",
                ".*",
                // Tokens come in a header that scripts set; no page of another origin gets to use
                // our cookie.
                all + "allow-credentials",
                false,
                all + "exposed-headers",
                List.of("page", "per-page", "total", "total-pages", "ETag", "trace-id"));
    }
}
