package dev.ashlar.web.requests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.web.FixtureServer;
import dev.ashlar.web.RawClient;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Nothing that a client sends makes the service say that the mistake is its own.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileRequestsIT {
    private static final int TRIES = 150;
    private static final String USER = "Authorization: Bearer user";
    private static final List<String> TARGETS =
            List.of(
                    "/api/data/things?page=1&kind=general&weight=1.5&owner_id=01JDABCDEFGHJKMNPQRSTVWXYZ",
                    "/api/data/things/01JDABCDEFGHJKMNPQRSTVWXYZ",
                    "/api/data/pools/12/users/somebody",
                    "/api/data/docs/start.js",
                    "/health/ready");
    private static final String SHAPE =
            """
            {"always":true,"whole":1,"long":9007199254740993,"real":0.5,"single":1.5,"when":"2026-01-31T09:30:00Z",\
            "ids":[1,2],"configuration":{"a":{"b":null}},"inner":{"type":"running"},"mapping":{"x":["y"]},\
            "choice":{"storage_url":"s"},"value":[1,{"a":"\\ud83d\\ude00"}],"patterned":"a-bb"}\
            """;
    private static final byte[] SPICE =
            "{}[]\",:\\\\0123456789eE+-.untrfalse%/?&=#;\u0001\u007f"
                    .getBytes(StandardCharsets.ISO_8859_1);

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

    @RepeatedTest(4)
    @Timeout(300)
    void spoiltBodiesAreRefused(RepetitionInfo round) {
        var chance = new Random(round.getCurrentRepetition());
        for (int number = 0; number < TRIES; number++) {
            var body = spoil(SHAPE.getBytes(StandardCharsets.UTF_8), chance);

            var answer = client.send("POST", "/api/data/shapes", body);

            assertThat(answer.status())
                    .as(() -> new String(body, StandardCharsets.ISO_8859_1))
                    .isLessThan(500);
        }
    }

    @RepeatedTest(4)
    @Timeout(300)
    void spoiltUrlsAreRefused(RepetitionInfo round) {
        var chance = new Random(round.getCurrentRepetition());
        for (int number = 0; number < TRIES; number++) {
            var target = TARGETS.get(chance.nextInt(TARGETS.size()));
            var bytes = spoil(target.getBytes(StandardCharsets.US_ASCII), chance);
            var spoilt = new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("[\\s]", "_");

            var answer = client.get("/" + spoilt.substring(1), USER);

            assertThat(answer.status()).as(spoilt).isLessThan(500);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "/api/data/things/%ED%A0%80",
                "/api/data/pools/5/users/%ff%fe",
                "/api/data/pools/5/users/%2500",
                "/api/data/pools/5/users/..%2f..%2fetc",
                "/api/data/../../etc/passwd",
                "/api/data/version;x=1",
                "/api/data/version#there",
                "/api/data/things?kind=a&kind",
                "/api/data/things?=1",
                "/api/data/things?&&&",
                "/api/data/things?page[]=1",
                "/api/data/things?page=+1",
                "/api/data/things?page=١",
                "/api/data/things?weight=1e400",
                "/api/data/things?weight=1e999",
                "/api/data/things?weight=NaN"
            })
    void oddUrlsAreAnswered(String target) {
        for (var method : List.of("GET", "HEAD", "OPTIONS", "POST")) {
            assertThat(client.send(method, target, new byte[0]).status()).isLessThan(500);
        }
    }

    @Test
    void oddHeadersAreAnswered() {
        var headers =
                List.of(
                        "If-None-Match: \"",
                        "If-Match: " + "\"x\",".repeat(3_000),
                        "Cookie: =;;=; Renku-Auth-Anon-Id",
                        "traceparent: 00-zz",
                        "Authorization:",
                        "Accept: ,,;q=2",
                        "Accept-Encoding: gzip;q=nothing",
                        "Accept-Language: \u00ff",
                        "Content-Type: application/json; charset=nothing",
                        "Origin: null");

        for (var header : headers) {
            var target = "/api/data/things/01JDABCDEFGHJKMNPQRSTVWXYZ";
            assertThat(client.get(target, header).status()).as(header).isLessThan(500);
        }
    }

    /// Changes, removes, doubles or inserts a few bytes.
    private static byte[] spoil(byte[] honest, Random chance) {
        var bytes = honest;
        for (int times = 1 + chance.nextInt(3); times > 0; times--) {
            var at = chance.nextInt(bytes.length);
            var spice = SPICE[chance.nextInt(SPICE.length)];
            bytes =
                    switch (chance.nextInt(4)) {
                        case 0 -> with(bytes, at, at + 1, new byte[] {spice});
                        case 1 -> with(bytes, at, Math.min(bytes.length, at + 4), new byte[0]);
                        case 2 -> with(bytes, at, at, Arrays.copyOfRange(bytes, at / 2, at));
                        default -> with(bytes, at, at, new byte[] {spice});
                    };
            if (bytes.length < 2) {
                return honest;
            }
        }
        return bytes;
    }

    private static byte[] with(byte[] bytes, int from, int to, byte[] instead) {
        var spoilt = Arrays.copyOf(bytes, from + instead.length + bytes.length - to);
        System.arraycopy(instead, 0, spoilt, from, instead.length);
        System.arraycopy(bytes, to, spoilt, from + instead.length, bytes.length - to);
        return spoilt;
    }
}
