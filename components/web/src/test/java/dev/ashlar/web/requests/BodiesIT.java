package dev.ashlar.web.requests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.web.FixtureServer;
import dev.ashlar.web.RawClient;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What bytes a body may be, and how much of anything the server takes.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BodiesIT {
    private static final String USER = "Authorization: Bearer user";

    private FixtureServer server;
    private RawClient client;

    @BeforeAll
    void start() {
        server = new FixtureServer();
        client = new RawClient(server.port());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "multipart/form-data; boundary=x",
                "application/x-www-form-urlencoded",
                "application/json; charset=latin1",
                "nonsense",
                ""
            })
    void aContentTypeIsNotLookedAt(String type) {
        var answer =
                client.json(
                        "POST",
                        "/api/data/things",
                        "{\"name\":\"n\"}",
                        USER,
                        "Content-Type: " + type);

        assertThat(answer.status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"name=n", "\uFEFF{\"name\":\"n\"}", "--x\r\n\r\nn\r\n--x--", "{}{}", " "})
    void whatIsNotJsonIsABadRequest(String body) {
        var answer = client.json("POST", "/api/data/things", body, USER);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":1400");
    }

    @Test
    void latinOneIsABadRequest() {
        var body = "{\"name\":\"Zoë\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(client.send("POST", "/api/data/things", body, USER).status()).isEqualTo(400);
    }

    @Test
    void ofAKeyGivenTwiceTheHandlerGetsTheLast() {
        var answer = client.json("POST", "/api/data/things", "{\"name\":5,\"name\":\"b\"}", USER);

        assertThat(answer.body()).contains("\"name\":\"b null null\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz\r\n", "-5\r\n", "FFFFFFFFFFFFFFFFFF\r\n"})
    void aBodyWhoseChunksBreakOffIsNotCarriedOut(String rest) {
        var answer =
                client.exchange(
                        bytes(
                                """
                                POST /api/data/things HTTP/1.1
                                Host: test
                                %s
                                Transfer-Encoding: chunked

                                c
                                {"name":"n"}
                                """
                                                .formatted(USER)
                                                .replace("\n", "\r\n")
                                        + rest),
                        false);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":1400");
        assertThat(answer.closed()).isTrue();
    }

    @Test
    void noGoodChunkAtAllIsABadRequest() {
        var answer =
                client.exchange(
                        bytes(
                                "POST /api/data/things HTTP/1.1\r\nHost: test\r\n"
                                        + USER
                                        + "\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"),
                        false);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.closed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: identity",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked"
            })
    void aBodyThatIsEncodedInAnUnknownWayIsNotTakenForTheNextRequest(String encoding) {
        var answer =
                client.exchange(
                        bytes(
                                "POST /api/data/things HTTP/1.1\r\nHost: test\r\n"
                                        + USER
                                        + "\r\n"
                                        + encoding
                                        + "\r\n\r\nGET /api/data/version HTTP/1.1\r\nHost: test\r\n\r\n"),
                        false);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.closed()).isTrue();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void aBodyOverTheLimitEndsTheConnection() {
        var answer =
                client.json("POST", "/api/data/things", "x".repeat(FixtureServer.MOST + 1), USER);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body()).contains("\"code\":1413");
        assertThat(answer.closed()).isTrue();
    }

    @Test
    void aBodyAtTheLimitIsRead() {
        var body = "{\"name\":\"n\"}" + " ".repeat(FixtureServer.MOST - 12);

        assertThat(client.json("POST", "/api/data/things", body, USER).status()).isEqualTo(201);
    }

    @Test
    void aBodyInPiecesIsReadToo() {
        var request =
                """
                POST /api/data/things HTTP/1.1\r
                Host: test\r
                Authorization: Bearer user\r
                Transfer-Encoding: chunked\r
                \r
                5\r
                {"nam\r
                7\r
                e":"n"}\r
                0\r
                \r
                """;

        var answer = client.exchange(request.getBytes(StandardCharsets.US_ASCII), false);

        assertThat(answer.status()).isEqualTo(201);
    }

    @Test
    void piecesThatAddUpToTooMuchAreRefused() {
        var piece = "4000\r\n" + "x".repeat(0x4000) + "\r\n";
        var request =
                "POST /api/data/things HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer user\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n"
                        + piece.repeat(6)
                        + "0\r\n\r\n";

        var answer = client.exchange(request.getBytes(StandardCharsets.US_ASCII), false);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.closed()).isTrue();
    }

    @Test
    void aUrlOrAHeaderOverTheLimitEndsTheConnection() {
        var url = client.get("/api/data/" + "x".repeat(9_000));
        var header = client.get("/api/data/version", "X-Long: " + "x".repeat(40_000));

        for (var answer : new RawClient.Answer[] {url, header}) {
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.body()).contains("\"code\":1413");
            assertThat(answer.closed()).isTrue();
            assertThat(answer.header("trace-id")).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /api/data/ver sion HTTP/1.1", "GET /api/data/version HTTP/9.9x"})
    void aLineThatIsNoRequestIsABadRequest(String line) {
        var request = line + "\r\nHost: test\r\n\r\n";

        var answer = client.exchange(request.getBytes(StandardCharsets.US_ASCII), false);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).startsWith("{\"error\":{\"code\":1400,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "image/*;q=0.1", "*/*", "nonsense"})
    void whatSomebodyAcceptsIsNotLookedAt(String accepted) {
        var answer = client.get("/api/data/version", "Accept: " + accepted);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).isEqualTo("application/json");
    }
}
