package dev.ashlar.testkit.keycloak;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.util.JSONArrayUtils;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.ashlar.development.servers.Keycloak;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Does in a realm what people and administrators do.
public final class RealmAdmin implements AutoCloseable {
    private static final String JSON = "application/json";
    private static final Duration RENEW = Duration.ofSeconds(40);
    private static final int FIRST_REFUSAL = 400;

    private final String server;
    private final String realm;
    private final HttpClient http = HttpClient.newHttpClient();
    private @Nullable String token;
    private Instant renewAt = Instant.MIN;

    /// @param server the address of Keycloak
    public RealmAdmin(String server, String realm) {
        this.server = server;
        this.realm = realm;
    }

    /// A new person, whose password is her name.
    ///
    /// @return her id
    public String add(String name, String first, String last) {
        var place =
                ask("POST", "/users", person(name, first, last))
                        .headers()
                        .firstValue("Location")
                        .orElseThrow();
        return place.substring(place.lastIndexOf('/') + 1);
    }

    /// As Keycloak wants a person.
    public static String person(String name, String first, String last) {
        return JSONObjectUtils.toJSONString(
                Map.of(
                        "username",
                        name,
                        "email",
                        name + "@people.example",
                        "emailVerified",
                        true,
                        "enabled",
                        true,
                        "firstName",
                        first,
                        "lastName",
                        last,
                        "credentials",
                        List.of(Map.of("type", "password", "value", name, "temporary", false))));
    }

    /// Some of what is known of a person is something else from now on.
    public void change(String id, Map<String, Object> fields) {
        var known = object("/users/" + id);
        known.putAll(fields);
        put("/users/" + id, known);
    }

    public void remove(String id) {
        ask("DELETE", "/users/" + id, null);
    }

    /// Gives somebody a role of the realm.
    public void give(String id, String role) {
        post("/users/" + id + "/role-mappings/realm", List.of(object("/roles/" + role)));
    }

    /// @param body what to remove, where the path names only the kind of it
    public void delete(String path, @Nullable Object body) {
        ask("DELETE", path, body == null ? null : text(body));
    }

    public void take(String id, String role) {
        ask(
                "DELETE",
                "/users/" + id + "/role-mappings/realm",
                text(List.of(object("/roles/" + role))));
    }

    /// The id of whoever has that name.
    public String idOf(String name) {
        var found = array("/users?exact=true&username=" + name);
        return String.valueOf(((Map<?, ?>) found.getFirst()).get("id"));
    }

    /// @return the new thing's id, empty if it has none
    public String post(String path, Object body) {
        var place = ask("POST", path, text(body)).headers().firstValue("Location").orElse("");
        return place.substring(place.lastIndexOf('/') + 1);
    }

    public void put(String path, Object body) {
        ask("PUT", path, text(body));
    }

    public Map<String, Object> object(String path) {
        return parsed(ask("GET", path, null).body());
    }

    public List<Object> array(String path) {
        try {
            return JSONArrayUtils.parse(ask("GET", path, null).body());
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    void create(String representation) {
        send("POST", server + "/admin/realms", representation);
    }

    void destroy() {
        ask("DELETE", "", null);
    }

    private HttpResponse<String> ask(String method, String path, @Nullable String body) {
        return send(method, server + "/admin/realms/" + realm + path, body);
    }

    private HttpResponse<String> send(String method, String address, @Nullable String body) {
        var publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        var answer =
                sent(
                        HttpRequest.newBuilder(URI.create(address))
                                .header("Authorization", "Bearer " + token())
                                .header("Content-Type", JSON)
                                .method(method, publisher)
                                .build());
        if (answer.statusCode() >= FIRST_REFUSAL) {
            throw new IllegalStateException(
                    "%s %s: %d %s".formatted(method, address, answer.statusCode(), answer.body()));
        }
        return answer;
    }

    private String token() {
        var known = token;
        var now = Instant.now();
        if (known == null || now.isAfter(renewAt)) {
            var answer =
                    logIn("master", "admin-cli", Keycloak.ADMINISTRATOR, Keycloak.ADMINISTRATOR);
            known = String.valueOf(answer.get("access_token"));
            token = known;
            renewAt = now.plus(RENEW);
        }
        return known;
    }

    /// What Keycloak answers to somebody whose password is her name, or a mistaken one.
    public Map<String, Object> logIn(String name) {
        return logIn(realm, "renku-cli", name, name);
    }

    private Map<String, Object> logIn(String where, String client, String name, String password) {
        var form =
                "grant_type=password&scope=openid&client_id=%s&username=%s&password=%s"
                        .formatted(client, encoded(name), encoded(password));
        var address = "%s/realms/%s/protocol/openid-connect/token".formatted(server, where);
        return parsed(
                sent(HttpRequest.newBuilder(URI.create(address))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form))
                                .build())
                        .body());
    }

    /// Whoever has that name changes her own first and last name, as on the page of her account.
    public void renameSelf(String name, String first, String last) {
        var account = URI.create("%s/realms/%s/account".formatted(server, realm));
        var bearer = "Bearer " + logIn(name).get("access_token");
        var body =
                text(
                        Map.of(
                                "username", name,
                                "email", name + "@people.example",
                                "firstName", first,
                                "lastName", last));
        var answer =
                sent(
                        HttpRequest.newBuilder(account)
                                .header("Authorization", bearer)
                                .header("Content-Type", JSON)
                                .header("Accept", JSON)
                                .POST(BodyPublishers.ofString(body))
                                .build());
        if (answer.statusCode() >= FIRST_REFUSAL) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }

    @Override
    public void close() {
        http.close();
    }

    private HttpResponse<String> sent(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> parsed(String body) {
        try {
            return JSONObjectUtils.parse(body);
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    @SuppressWarnings("unchecked") // Maps in a test have texts as keys.
    private static String text(Object body) {
        return body instanceof Map<?, ?> map
                ? JSONObjectUtils.toJSONString((Map<String, Object>) map)
                : JSONArrayUtils.toJSONString((List<?>) body);
    }
}
