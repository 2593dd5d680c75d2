package dev.ashlar.development.servers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Gives the services' client what it needs to look after the realm. The file of the realm says so too, but Keycloak reads
/// it once only: a realm that an older version made lacks what came later.
public final class RealmRights implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String RIGHT = "view-realm";
    private static final int FIRST_REFUSAL = 300;

    private final String server;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ObjectMapper json = new ObjectMapper();

    /// @param server the address of Keycloak
    public RealmRights(String server) {
        this.server = server;
    }

    /// Does nothing where nothing is missing.
    ///
    /// @throws ServerFailure when Keycloak does not do it
    public void give() {
        var bearer = logIn();
        var realm = "/admin/realms/" + Keycloak.REALM;
        var services = clientId(bearer, Keycloak.SERVICES_CLIENT);
        var management = clientId(bearer, "realm-management");
        var account =
                get(bearer, realm + "/clients/" + services + "/service-account-user")
                        .path("id")
                        .asText();
        var mapping = "%s/users/%s/role-mappings/clients/%s".formatted(realm, account, management);
        var given = get(bearer, mapping).findValuesAsText("name");
        if (!given.contains(RIGHT)) {
            var role = get(bearer, realm + "/clients/" + management + "/roles/" + RIGHT);
            send(request(bearer, mapping).POST(BodyPublishers.ofString("[" + role + "]")));
        }
    }

    private String clientId(String bearer, String name) {
        return get(bearer, "/admin/realms/%s/clients?clientId=%s".formatted(Keycloak.REALM, name))
                .path(0)
                .path("id")
                .asText();
    }

    private String logIn() {
        var form =
                "grant_type=password&client_id=admin-cli&username=%1$s&password=%1$s"
                        .formatted(Keycloak.ADMINISTRATOR);
        var place = URI.create(server + "/realms/master/protocol/openid-connect/token");
        var request =
                HttpRequest.newBuilder(place)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form));
        return "Bearer " + send(request).path("access_token").asText();
    }

    private JsonNode get(String bearer, String path) {
        return send(request(bearer, path));
    }

    private HttpRequest.Builder request(String bearer, String path) {
        return HttpRequest.newBuilder(URI.create(server + path))
                .header("Authorization", bearer)
                .header("Content-Type", "application/json");
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
            if (answer.statusCode() >= FIRST_REFUSAL) {
                throw new ServerFailure(
                        "Keycloak answers %d when the services' client is to be given %s: make reset makes its realm anew, without what was changed in it."
                                .formatted(answer.statusCode(), RIGHT));
            }
            return json.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new ServerFailure("Keycloak's answer cannot be read.", e);
        } catch (IOException e) {
            throw new ServerFailure("Keycloak does not answer although it has started.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("Looking after the realm was interrupted.", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
