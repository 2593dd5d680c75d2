package dev.ashlar.development.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ashlar.development.servers.ServerFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokensTest {
    private final HttpServer keycloak;

    TokensTest() throws IOException {
        keycloak = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        keycloak.createContext(
                "/realms/Renku/protocol/openid-connect/token", TokensTest::answerAda);
    }

    @BeforeEach
    void start() {
        keycloak.start();
    }

    @AfterEach
    void stop() {
        keycloak.stop(0);
    }

    @Test
    void aDemoUserGetsTheTokenOfTheAnswer() {
        assertThat(new Tokens(keycloak.getAddress().getPort()).of("ada")).isEqualTo("a.b.c");
    }

    @Test
    void aStrangerLearnsWhoTheDemoUsersAre() {
        assertThatThrownBy(() -> new Tokens(keycloak.getAddress().getPort()).of("mallory"))
                .isInstanceOf(ServerFailure.class)
                .hasMessage(
                        "Keycloak gives no token for mallory: demo users are admin, ada, grace and alan.");
    }

    @Test
    void withoutKeycloakTheSentenceSaysHowToStartIt() {
        var port = Ports.free().of(Ports.Part.KEYCLOAK);

        assertThatThrownBy(() -> new Tokens(port).of("ada"))
                .isInstanceOf(ServerFailure.class)
                .hasMessage("Keycloak does not answer on port %d: start it with make run.", port);
    }

    private static void answerAda(HttpExchange exchange) throws IOException {
        var form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var known = form.contains("username=ada&password=ada");
        var body = known ? "{\"access_token\":\"a.b.c\"}" : "{\"error\":\"invalid_grant\"}";
        exchange.sendResponseHeaders(known ? 200 : 401, body.length());
        exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
        exchange.close();
    }
}
