package dev.ashlar.authz;

import dev.ashlar.kernel.Sensitive;
import dev.ashlar.kernel.Settings;

/// Where SpiceDB is.
///
/// @param key what SpiceDB calls its preshared key
public record AuthzSettings(String host, int port, Sensitive key, boolean tls) {
    public static AuthzSettings read(Settings settings) {
        return new AuthzSettings(
                settings.required("AUTHZ_DB_HOST", "the host of SpiceDB"),
                settings.port("AUTHZ_DB_GRPC_PORT", 50_051, "the gRPC port of SpiceDB"),
                settings.requiredSecret("AUTHZ_DB_KEY", "the preshared key of SpiceDB"),
                !settings.flag(
                        "AUTHZ_DB_NO_TLS_CONNECTION",
                        false,
                        "whether SpiceDB is spoken to without TLS"));
    }
}
