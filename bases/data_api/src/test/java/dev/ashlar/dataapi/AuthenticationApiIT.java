package dev.ashlar.dataapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.TestDatabase;
import dev.ashlar.testkit.tokens.BadToken;
import dev.ashlar.testkit.tokens.TestTokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whoever cannot show who he is gets 401 from the started service, whatever he sends, and never a 5xx.
class AuthenticationApiIT {
    private static final int LONGEST_HEADERS = 32_768;
    private static final OwnRealm REALM = new OwnRealm();

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.withTables();

    @RegisterExtension
    @Order(2)
    static final RunningDataApi API = new RunningDataApi(DATABASE, REALM);

    @AfterAll
    static void stop() {
        REALM.close();
    }

    @Test
    void aValidTokenIsAnsweredWithItsBearer() throws IOException {
        var answer = answer("Bearer " + REALM.tokens().valid());

        assertThat(answer).startsWith("HTTP/1.1 200 ").contains(TestTokens.ADA);
    }

    @Test
    void noTokenIsRefusedInTheWayThatClientsKnow() throws IOException {
        var answer = answer(null);

        assertThat(answer)
                .startsWith("HTTP/1.1 401 ")
                .contains("\"code\":1401")
                .contains("You have to be authenticated to perform this operation.");
    }

    static List<BadToken> badTokens() {
        return BadToken.all(REALM.tokens());
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void aBadTokenIsRefused(BadToken token) throws IOException {
        var answer = answer(token.authorization());

        assertThat(answer).startsWith("HTTP/1.1 %d ".formatted(expectedStatus(token)));
    }

    /// What cannot be in a header at all is refused before anybody looks for a token in it.
    private static int expectedStatus(BadToken token) {
        if (token.authorization().length() > LONGEST_HEADERS) {
            return 413;
        }
        return token.authorization().chars().anyMatch(c -> c == '\0' || c == '\n') ? 400 : 401;
    }

    /// Over a socket, since no client library would send most of this.
    private static String answer(@Nullable String authorization) throws IOException {
        var header = authorization == null ? "" : "Authorization: " + authorization + "\r\n";
        var request =
                "GET /api/data/user HTTP/1.1\r\nHost: test\r\nConnection: close\r\n%s\r\n"
                        .formatted(header);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), API.port())) {
            socket.setSoTimeout(10_000);
            try {
                socket.getOutputStream().write(request.getBytes(UTF_8));
            } catch (IOException _) {
                // The server may refuse before it has read everything.
            }
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
