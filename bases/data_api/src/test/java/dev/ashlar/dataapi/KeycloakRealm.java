package dev.ashlar.dataapi;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.ashlar.testkit.TestServers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.util.concurrent.ConcurrentHashMap;

/// Logs people in at the real Keycloak, each once. Everybody's password is her name.
final class KeycloakRealm implements Realm {
    private final TestServers.Keycloak keycloak;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ConcurrentHashMap<String, String> tokens = new ConcurrentHashMap<>();

    KeycloakRealm(TestServers.Keycloak keycloak) {
        this.keycloak = keycloak;
    }

    @Override
    public String url() {
        return keycloak.url();
    }

    @Override
    public String name() {
        return keycloak.realm();
    }

    @Override
    public String token(String person) {
        return tokens.computeIfAbsent(person, this::logIn);
    }

    @Override
    public void close() {
        http.close();
    }

    private String logIn(String person) {
        var form =
                "grant_type=password&client_id=renku-cli&scope=openid&username=%1$s&password=%1$s"
                        .formatted(person);
        var address =
                "%s/realms/%s/protocol/openid-connect/token"
                        .formatted(keycloak.url(), keycloak.realm());
        var request =
                HttpRequest.newBuilder(URI.create(address))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build();
        try {
            var answer = JSONObjectUtils.parse(http.send(request, BodyHandlers.ofString()).body());
            return JSONObjectUtils.getString(answer, "access_token");
        } catch (IOException | ParseException e) {
            throw new IllegalStateException("no token for " + person, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
