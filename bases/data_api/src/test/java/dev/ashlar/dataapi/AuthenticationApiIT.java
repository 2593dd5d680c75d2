package dev.ashlar.dataapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.Settings;
import dev.ashlar.runtime.Service;
import dev.ashlar.testkit.TestDatabase;
import dev.ashlar.testkit.tokens.BadToken;
import dev.ashlar.testkit.tokens.TestKey;
import dev.ashlar.testkit.tokens.TestRealm;
import dev.ashlar.testkit.tokens.TestTokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whoever cannot show who he is gets 401 from the started service, whatever he sends, and never a 5xx.
class AuthenticationApiIT {
    private static final int LONGEST_HEADERS = 32_768;
    private static final TestKey KEY = TestKey.rsa("realm-key-1");
    private static final TestRealm REALM = new TestRealm(KEY);
    private static final TestTokens TOKENS = new TestTokens(REALM, KEY, InstantSource.system());

    @RegisterExtension static final TestDatabase database = TestDatabase.withTables();

    private static int port;
    private static @Nullable Service service;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        service = DataApi.start(Composition.read(new Settings(environment(folder))));
    }

    @AfterAll
    static void stop() {
        if (service != null) {
            service.close();
        }
        REALM.close();
    }

    @Test
    void aValidTokenIsAnsweredWithItsBearer() throws IOException {
        var answer = answer("Bearer " + TOKENS.valid());

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
        return BadToken.all(TOKENS);
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
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            try {
                socket.getOutputStream().write(request.getBytes(UTF_8));
            } catch (IOException _) {
                // The server may refuse before it has read everything.
            }
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private static Map<String, String> environment(Path folder) throws IOException {
        var key = Files.writeString(folder.resolve("key"), "0123456789abcdef0123456789abcdef");
        var place = database.settings();
        return Map.ofEntries(
                Map.entry("PORT", Integer.toString(port)),
                Map.entry("DB_HOST", place.host()),
                Map.entry("DB_PORT", Integer.toString(place.port())),
                Map.entry("DB_USER", place.user()),
                Map.entry("DB_NAME", place.name()),
                Map.entry("DB_PASSWORD", place.password().value()),
                Map.entry("KEYCLOAK_URL", REALM.url()),
                Map.entry("KEYCLOAK_TOKEN_SIGNATURE_ALGS", "RS256"),
                Map.entry("AUTHZ_DB_HOST", "127.0.0.1"),
                Map.entry("AUTHZ_DB_GRPC_PORT", "1"),
                Map.entry("AUTHZ_DB_KEY", "nobody-listens-there"),
                Map.entry("AUTHZ_DB_NO_TLS_CONNECTION", "true"),
                Map.entry("ENCRYPTION_KEY_PATH", key.toString()),
                Map.entry("SECRETS_SERVICE_PUBLIC_KEY_PATH", key.toString()));
    }
}
