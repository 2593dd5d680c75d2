package dev.ashlar.authz;

import dev.ashlar.kernel.Sensitive;
import dev.ashlar.kernel.Settings;
import java.util.Locale;

/// Where SpiceDB is, and what it is asked.
///
/// @param key what SpiceDB calls its preshared key
public record AuthzSettings(String host, int port, Sensitive key, boolean tls, Reads reads) {
    private static final String READS = "AUTHZ_READS";

    public static AuthzSettings read(Settings settings) {
        return new AuthzSettings(
                settings.required("AUTHZ_DB_HOST", "the host of SpiceDB"),
                settings.port("AUTHZ_DB_GRPC_PORT", 50_051, "the gRPC port of SpiceDB"),
                settings.requiredSecret("AUTHZ_DB_KEY", "the preshared key of SpiceDB"),
                !settings.flag(
                        "AUTHZ_DB_NO_TLS_CONNECTION",
                        false,
                        "whether SpiceDB is spoken to without TLS"),
                reads(settings));
    }

    private static Reads reads(Settings settings) {
        var text =
                settings.text(
                        READS,
                        "index",
                        "what decides who sees what: one of index, spicedb, verify");
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "index" -> Reads.INDEX;
            case "spicedb" -> Reads.SPICEDB;
            case "verify" -> Reads.VERIFY;
            default -> {
                settings.report(
                        "%s is \"%s\": it must be one of index, spicedb, verify."
                                .formatted(READS, text));
                yield Reads.INDEX;
            }
        };
    }
}
