package dev.ashlar.authn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Settings;
import dev.ashlar.testkit.TestServers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Tokens of the real Keycloak.
class KeycloakIT {
    private static String realm = "";
    private static @Nullable StartedAuthn authn;

    @BeforeAll
    static void start() {
        var keycloak = TestServers.ofThisRun().keycloak();
        assumeTrue(keycloak.isPresent(), "This run has no Keycloak: start it by `make test`.");
        realm = "%s/realms/%s".formatted(keycloak.get().url(), keycloak.get().realm());
        var settings =
                new Settings(
                        Map.of(
                                "KEYCLOAK_URL", keycloak.get().url(),
                                "KEYCLOAK_REALM", keycloak.get().realm(),
                                "KEYCLOAK_TOKEN_SIGNATURE_ALGS", "RS256"));
        authn = new StartedAuthn(AuthnSettings.read(settings), Clock.systemUTC());
    }

    @AfterAll
    static void stop() {
        if (authn != null) {
            authn.close();
        }
    }

    @Test
    void aPersonIsKnownByHerToken() throws Exception {
        var caller = caller(answer("ada").get("access_token"));

        assertThat(caller).isInstanceOf(Caller.User.class);
        assertThat(((Caller.User) caller).profile().email()).hasToString("ada@ashlar.dev");
    }

    @Test
    void theAdministratorIsOne() throws Exception {
        assertThat(caller(answer("admin").get("access_token"))).isInstanceOf(Caller.Admin.class);
    }

    @Test
    void aRefreshTokenIsNoToken() throws Exception {
        assertThat(caller(answer("ada").get("refresh_token"))).isInstanceOf(Caller.Anonymous.class);
    }

    @Test
    void anIdTokenIsNoToken() throws Exception {
        assertThat(caller(answer("ada").get("id_token"))).isInstanceOf(Caller.Anonymous.class);
    }

    private static Caller caller(@Nullable Object token) {
        assertThat(token).isInstanceOf(String.class);
        return Objects.requireNonNull(authn)
                .callers()
                .identify(new Credentials("Bearer " + token, null));
    }

    private static Map<String, Object> answer(String user) throws Exception {
        var form =
                "grant_type=password&client_id=renku-cli&scope=openid&username=%1$s&password=%1$s"
                        .formatted(user);
        var request =
                HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build();
        try (var http = HttpClient.newHttpClient()) {
            return JSONObjectUtils.parse(http.send(request, BodyHandlers.ofString()).body());
        }
    }
}
