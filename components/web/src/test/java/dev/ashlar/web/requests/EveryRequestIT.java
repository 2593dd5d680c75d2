package dev.ashlar.web.requests;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.ashlar.web.FixtureServer;
import dev.ashlar.web.RawClient;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/// The conventions of the wire, over a socket, on the fixture's routes.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryRequestIT {
    private static final String THING = "/api/data/things/01JDABCDEFGHJKMNPQRSTVWXYZ";
    private static final String USER = "Authorization: Bearer user";
    private static final String ADMIN = "Authorization: Bearer admin";
    private static final String TAG = "If-Match: \"one\"";

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
    @CsvSource({
        "GET,     /api/data/version,              200",
        "GET,     /api/data/version/,             200",
        "GET,     /api/data/version//,            404",
        "GET,     //api/data/version,             404",
        "GET,     /api/data//version,             404",
        "GET,     /api/data/version?x=1,          200",
        "GET,     http://test/api/data/version,   200",
        "GET,     /,                              404",
        "GET,     /api/data/nothing,              404",
        "GET,     /api/data/things/%00,           404",
        "GET,     /api/data/things/x%00y,         404",
        "GET,     /api/data/things/%zz,           400",
        "GET,     /api/data/things/abc,           404",
        "GET,     /api/data/things/01jdabcdefghjkmnpqrstvwxyz, 404",
        "GET,     /api/data/things/81JDABCDEFGHJKMNPQRSTVWXYZ, 404",
        "GET,     /api/data/things?kind=%00,      422",
        "GET,     /api/data/version?x=%00,        422",
        "GET,     /api/data/things?page=%zz,      400",
        "GET,     /api/data/things?x=1,           422",
        "GET,     /api/data/things?page=,         200",
        "GET,     /api/data/things?page=99999999999, 422",
        "GET,     /api/data/pools/0/users/a,      200",
        "GET,     /api/data/pools/2147483647/users/a, 200",
        "GET,     /api/data/pools/2147483648/users/a, 422",
        "GET,     /api/data/pools/-1/users/a,     422",
        "GET,     /api/data/pools/one/users/a,    404",
        "GET,     /api/data/pools/1x/users/a,     404",
        "GET,     /api/data/pools/1%0A/users/a,   404",
        "GET,     /api/data/things/01JDABCDEFGHJKMNPQRSTVWXYZ0, 404",
        "GET,     /api/data/things/01JDABCDEFGHJKMNPQRSTVWXYZ%0A, 404",
        "DELETE,  /api/data/version,              405",
        "POST,    /api/data/version,              405",
        "TRACE,   /api/data/version,              405",
        "BREW,    /api/data/version,              405",
        "CONNECT, /api/data/version,              405",
        "BREW,    /api/data/nothing,              404",
        "TRACE,   /api/data/nothing,              404",
        "OPTIONS, /api/data/version,              204",
        "OPTIONS, /api/data/nothing,              404",
        "OPTIONS, /api/data/things/abc,           404",
        "HEAD,    /api/data/version,              200",
        "HEAD,    /api/data/nothing,              404",
        "HEAD,    /api/data/shapes,               405",
    })
    void everyPathAndMethodHasItsStatus(String method, String target, int status) {
        assertThat(client.send(method, target, new byte[0]).status()).isEqualTo(status);
    }

    @Test
    void anUnknownRouteNamesThePathAsItWasSent() {
        var answer = client.get("/api/data/no%20such?x=1");

        assertThat(answer.body())
                .isEqualTo(
                        """
                        {"error":{"code":1404,"message":"Requested URL /api/data/no%20such not found"}}\
                        """);
        assertThat(answer.header("content-type")).isEqualTo("application/json");
    }

    @Test
    void aMethodThatARouteLacksLearnsWhatThereIs() {
        var answer = client.send("PUT", THING, new byte[0]);

        assertThat(answer.header("allow")).isEqualTo("DELETE, GET, HEAD, OPTIONS, PATCH");
        assertThat(answer.body()).contains("\"code\":1405");
    }

    @Test
    void optionsNeedsNobodyToLogIn() {
        var answer = client.send("OPTIONS", THING, new byte[0]);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("allow")).isEqualTo("DELETE, GET, HEAD, OPTIONS, PATCH");
        assertThat(answer.header("content-length")).isNull();
        assertThat(answer.header("content-type")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/data/version",
                THING,
                "/api/data/things",
                "/health/live",
                "/api/data/nothing",
                "/api/data/things?page=0",
                "/api/data/error"
            })
    void aHeadHasTheHeadersOfItsGet(String target) {
        var get = client.get(target);

        var head = client.send("HEAD", target, new byte[0]);

        assertThat(head.status()).isEqualTo(get.status());
        for (var name : new String[] {"content-length", "content-type", "etag", "total"}) {
            assertThat(head.header(name)).as(name).isEqualTo(get.header(name));
        }
        assertThat(head.closed()).isFalse();
    }

    @Test
    void anAnswerWithoutABodyHasNoContentType() {
        var empty = client.send("POST", "/api/data/shapes/failure/none", new byte[0]);
        var gone = client.send("DELETE", THING, new byte[0], ADMIN);

        assertThat(empty.header("content-length")).isEqualTo("0");
        assertThat(empty.header("content-type")).isNull();
        assertThat(gone.status()).isEqualTo(204);
        assertThat(gone.header("content-length")).isNull();
        assertThat(gone.header("content-type")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"one\"          | 304",
                "W/\"one\"        | 304",
                "\"x\", \"one\"   | 304",
                "*                | 304",
                "\"two\"          | 200",
                "one              | 200"
            })
    void whoHasItAlreadyIsToldSo(String condition, int status) {
        var answer = client.get(THING, "If-None-Match: " + condition);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("etag")).isEqualTo("\"one\"");
        assertThat(answer.body().isEmpty()).isEqualTo(status == 304);
    }

    @Test
    void aThingWithATagShowsItInTheHeaderTooWhenItIsChanged() {
        var answer = client.json("PATCH", THING, "{}", USER, TAG);

        assertThat(answer.header("etag")).isEqualTo("\"one\"");
    }

    static Stream<Arguments> order() {
        var nul = "{\"name\":\"\\u0000\"}";
        return Stream.of(
                Arguments.of(404, "PATCH", "/api/data/things/abc", nul, new String[] {}),
                Arguments.of(413, "PATCH", THING, "\u0000".repeat(70_000), new String[] {}),
                Arguments.of(422, "PATCH", THING, nul, new String[] {}),
                Arguments.of(400, "PATCH", THING, "{\"a\":\"\u0000\"}", new String[] {}),
                Arguments.of(401, "PATCH", THING, "{", new String[] {}),
                Arguments.of(503, "PATCH", THING, "{", new String[] {"Authorization: Bearer away"}),
                Arguments.of(428, "PATCH", THING, "{", new String[] {USER}),
                Arguments.of(400, "PATCH", THING, "{", new String[] {USER, TAG}),
                Arguments.of(422, "PATCH", THING, "[]", new String[] {USER, TAG}),
                Arguments.of(200, "PATCH", THING, "{}", new String[] {USER, TAG}),
                Arguments.of(401, "DELETE", THING, "", new String[] {}),
                Arguments.of(403, "DELETE", THING, "", new String[] {USER}),
                Arguments.of(204, "DELETE", THING, "", new String[] {ADMIN}));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource
    void order(int status, String method, String target, String body, String[] headers) {
        assertThat(client.json(method, target, body, headers).status()).isEqualTo(status);
    }

    @Test
    void theSentencesThatClientsKnowAreThose() {
        assertThat(client.json("PATCH", THING, "{}").body())
                .contains("You have to be authenticated to perform this operation.");
        assertThat(client.send("DELETE", THING, new byte[0]).body())
                .contains("Please provide valid access credentials in the Authorization header.");
        assertThat(client.send("DELETE", THING, new byte[0], USER).body())
                .contains("you do not have sufficient permissions");
        assertThat(client.json("PATCH", THING, "{}", USER).body())
                .contains("If-Match header not provided.");
    }

    @Test
    void whoeverComesWithATokenIsAnnouncedBeforeHerBodyIsRead() {
        server.arrived().clear();

        client.json("PATCH", THING, "{", USER);

        assertThat(server.arrived()).containsExactly("ada-lovelace");
    }

    @Test
    void anAnonymousCallerIsKnownByHerHeaderElseByHerCookie() {
        var header = "Renku-Auth-Anon-Id: from-header";
        var cookie = "Cookie: a=b; Renku-Auth-Anon-Id=from-cookie";

        assertThat(client.get("/api/data/things", header, cookie).body()).contains("from-header");
        assertThat(client.get("/api/data/things", cookie).body()).contains("from-cookie");
        assertThat(client.get("/api/data/things").body()).contains("nobody");
    }

    @Test
    void everyAnswerNamesItsTrace() {
        var parent = "traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

        var given = client.get("/api/data/version", parent);
        var made = client.get("/api/data/nothing");

        assertThat(given.header("trace-id")).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(made.header("trace-id")).matches("[0-9a-f]{32}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "defect   | 500 | {\"error\":{\"code\":1500,\"message\":\"An unexpected error occurred on our side; it has been logged.\"}}",
                "conflict | 409 | {\"error\":{\"code\":1409,\"message\":\"Taken.\",\"detail\":\"the-new-one\"}}",
                "away     | 503 | {\"error\":{\"code\":1503,\"message\":\"Currently the database does not answer, please try again in a moment.\"}}"
            })
    void everyFailureHasTheOneBody(String kind, int status, String body) {
        var answer = client.send("POST", "/api/data/shapes/failure/" + kind, new byte[0]);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.closed()).isFalse();
    }

    @Test
    void aDefectIsLoggedOnceUnderTheTraceOfItsAnswer() {
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(lines);

        var answer = client.send("POST", "/api/data/shapes/failure/defect", new byte[0]);

        root.detachAppender(lines);
        assertThat(answer.body()).doesNotContain("hunter2");
        assertThat(lines.list)
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.getThrowableProxy().getMessage()).contains("hunter2");
                    assertThat(line.getMDCPropertyMap())
                            .containsEntry("trace_id", answer.header("trace-id"));
                });
    }

    @Test
    void manyRequestsAtOnceDoNotDisturbOneAnother() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers =
                    IntStream.range(0, 200)
                            .mapToObj(number ->
                                    threads.submit(() ->
                                            client.get(
                                                    "/api/data/pools/%d/users/u%d"
                                                            .formatted(number, number))))
                            .toList();

            for (int number = 0; number < answers.size(); number++) {
                assertThat(answers.get(number).get().body())
                        .isEqualTo("[\"%d\",\"u%d\"]".formatted(number, number));
            }
        }
    }
}
