package dev.ashlar.keycloak;

import dev.ashlar.kernel.Sensitive;
import dev.ashlar.kernel.Settings;
import java.net.URI;
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
    public static KeycloakSettings read(Settings settings) {
        return new KeycloakSettings(
                URI.create(
                        settings.requiredAddress(
                                "KEYCLOAK_URL",
                                "the address of Keycloak",
                                "https://keycloak.example.org/auth")),
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
}
