package dev.ashlar.backgroundjobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.TestRedis;
import io.lettuce.core.RedisClient;
import io.lettuce.core.XAddArgs;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// `background_jobs events tail`, on a stream as other services read it.
class EventsTailIT {
    @RegisterExtension static final TestRedis REDIS = new TestRedis();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void fill() {
        add("user.removed", "0875736572");
        add(
                "memberGroup.updated",
                "3430314a4d48563151334e38593556365737583859395a30413143087573657200");
        add("user.forgotten", "00");
    }

    @Test
    void peopleGetALineForEachEvent() {
        var code = run(REDIS.port(), "events", "tail", "--from-beginning", "--count", "3");

        assertThat(code).isZero();
        assertThat(out.toString().lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "2025-02-20T10:00:00Z user.removed id=user",
                        "2025-02-20T10:00:00Z memberGroup.updated groupId=01JMHV1Q3N8Y5V6W7X8Y9Z0A1C userId=user role=OWNER",
                        "2025-02-20T10:00:00Z user.forgotten 3-0 It cannot be read: there is no schema for the type user.forgotten.");
    }

    @Test
    void scriptsGetAnObjectForEachEventThatTheyWant() {
        var code =
                run(
                        REDIS.port(),
                        "events",
                        "tail",
                        "--from-beginning",
                        "--json",
                        "--type",
                        "memberGroup",
                        "--count",
                        "1");

        assertThat(code).isZero();
        assertThat(out.toString().strip())
                .isEqualTo(
                        """
                        {"at":"2-0","id":"0195","type":"memberGroup.updated",\
                        "time":"2025-02-20T10:00:00Z","requestId":"0196","payload":\
                        {"groupId":"01JMHV1Q3N8Y5V6W7X8Y9Z0A1C","userId":"user","role":"OWNER"}}\
                        """);
    }

    @Test
    void withoutRedisItSaysWhatToLookAt() {
        var code = run(1, "events", "tail");

        assertThat(code).isEqualTo(1);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines(
                        "Redis at 127.0.0.1:1 does not answer: check REDIS_HOST, REDIS_PORT and REDIS_PASSWORD, and whether Redis runs there.");
    }

    @Test
    void theHelpHasExamples() {
        assertThat(run(1, "events", "tail", "--help")).isZero();

        assertThat(out.toString())
                .contains("--json")
                .contains("background_jobs events tail --count");
    }

    private int run(int port, String... arguments) {
        var environment = Map.of("REDIS_HOST", "127.0.0.1", "REDIS_PORT", Integer.toString(port));
        return BackgroundJobs.program(environment)
                .writingTo(new PrintWriter(out, true), new PrintWriter(err, true))
                .run(arguments);
    }

    private static void add(String type, String payload) {
        var headers =
                """
                {"source": "renku-data-services", "type": "%s", "dataContentType": \
                "application/avro+binary", "schemaVersion": "2", "time": 1740045600000, \
                "requestId": "0196"}\
                """
                        .formatted(type);
        var codec = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);
        try (var client = RedisClient.create("redis://127.0.0.1:" + REDIS.port());
                var connection = client.connect(codec)) {
            var redis = connection.sync();
            var place = redis.xlen("data_service.all_events") + 1 + "-0";
            redis.xadd(
                    "data_service.all_events",
                    new XAddArgs().id(place),
                    Map.of(
                            "id", "0195".getBytes(UTF_8),
                            "headers", headers.getBytes(UTF_8),
                            "payload", HexFormat.of().parseHex(payload)));
        }
    }
}
