package dev.ashlar.keycloak;

import dev.ashlar.kernel.Sensitive;
import dev.ashlar.kernel.Settings;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Where the realm is and who asks it.
///
/// @param server without a slash at the end
/// @param realm its name, as people call it
/// @param clientId whose service account may look at people, events and roles
/// @param mostRemoved the largest part of the users known here, in per cent, that a full pass may remove
public record KeycloakSettings(
        URI server, String realm, String clientId, Sensitive clientSecret, int mostRemoved) {
    private static final String URL = "KEYCLOAK_URL";

    public static KeycloakSettings read(Settings settings) {
        return new KeycloakSettings(
                server(settings),
                settings.text("KEYCLOAK_REALM", "Renku", "the realm whose users are ours"),
                settings.required(
                        "KEYCLOAK_CLIENT_ID",
                        "the client that asks Keycloak for users, events and roles"),
                settings.requiredSecret("KEYCLOAK_CLIENT_SECRET", "the secret of that client"),
                settings.integer(
                        "USERS_SYNC_MOST_REMOVED_PERCENT",
                        25,
                        0,
                        100,
                        "the largest part of all users, in per cent, that users_sync removes"));
    }

    /// Where everybody finds the realm.
    public URI realmAddress() {
        return URI.create(server + "/realms/" + encodedRealm());
    }

    /// Where administrators find it.
    public URI adminAddress() {
        return URI.create(server + "/admin/realms/" + encodedRealm());
    }

    private String encodedRealm() {
        return URLEncoder.encode(realm, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static URI server(Settings settings) {
        var text = settings.required(URL, "the address of Keycloak").strip();
        try {
            var url = new URI(text.replaceFirst("/+$", ""));
            var isWeb =
                    "http".equalsIgnoreCase(url.getScheme())
                            || "https".equalsIgnoreCase(url.getScheme());
            if (isWeb
                    && url.getHost() != null
                    && url.getUserInfo() == null
                    && url.getQuery() == null
                    && url.getFragment() == null) {
                return url;
            }
        } catch (URISyntaxException _) {
            // Reported below.
        }
        if (!text.isEmpty()) {
            settings.report(
                    URL
                            + " is no address of Keycloak: it must begin with http:// or https:// and have a host"
                            + " and nothing but a path behind it, https://keycloak.example.org/auth for example.");
        }
        return URI.create("http://localhost");
    }
}
