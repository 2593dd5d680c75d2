package dev.ashlar.development.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ashlar.development.servers.Keycloak;
import dev.ashlar.development.servers.ServerFailure;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Logs a demo user in at the local Keycloak as a command line client would; the password is the name.
record Tokens(int port) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OK = 200;

    /// @throws ServerFailure when Keycloak does not answer or knows no such user
    String of(String user) {
        try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var answer = client.send(login(user), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                throw new ServerFailure(
                        "Keycloak gives no token for %s: demo users are admin, ada, grace and alan."
                                .formatted(user));
            }
            return new ObjectMapper().readTree(answer.body()).path("access_token").asText();
        } catch (JsonProcessingException e) {
            throw new ServerFailure("Keycloak's answer cannot be read.", e);
        } catch (IOException e) {
            throw new ServerFailure(
                    "Keycloak does not answer on port %d: start it with make run.".formatted(port),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("The login was interrupted.", e);
        }
    }

    private HttpRequest login(String user) {
        var name = URLEncoder.encode(user, StandardCharsets.UTF_8);
        var form =
                "grant_type=password&client_id=renku-cli&scope=openid&username=%1$s&password=%1$s"
                        .formatted(name);
        var place =
                "http://localhost:%d/realms/%s/protocol/openid-connect/token"
                        .formatted(port, Keycloak.REALM);
        return HttpRequest.newBuilder(URI.create(place))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
    }
}
