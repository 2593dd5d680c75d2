package dev.ashlar.web.controllers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.HealthProbe;
import dev.ashlar.web.FixtureServer;
import dev.ashlar.web.RawClient;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AboutIT {
    private FixtureServer server;
    private RawClient client;
    private final Switch critical = new Switch("database", true);
    private final Switch other = new Switch("spicedb", false);

    @BeforeAll
    void start() {
        server = new FixtureServer(critical, other);
        client = new RawClient(server.port());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void theVersionIsShown() {
        assertThat(client.get("/api/data/version").body()).isEqualTo("{\"version\":\"1.2.3\"}");
    }

    @Test
    void theSampleOfAnErrorIsOne() {
        var answer = client.get("/api/data/error");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).startsWith("{\"error\":{\"code\":1422,");
    }

    @Test
    void theMergedDescriptionIsValidAndHasEveryComponent() {
        var text = client.get("/api/data/spec.json").body();

        var options = new ParseOptions();
        options.setResolve(true);
        var parsed = new OpenAPIV3Parser().readContents(text, null, options);

        assertThat(parsed.getMessages()).isEmpty();
        assertThat(parsed.getOpenAPI().getPaths())
                .containsKeys("/version", "/error", "/spec.json", "/things/{thing_id}", "/shapes");
        assertThat(parsed.getOpenAPI().getServers().getFirst().getUrl()).isEqualTo("/api/data");
        assertThat(parsed.getOpenAPI().getComponents().getSchemas())
                .containsKeys("Version", "Thing", "ErrorResponse");
    }

    @Test
    void thePageLoadsEverythingFromHere() {
        var page = client.get("/api/data/docs");

        assertThat(page.header("content-type")).isEqualTo("text/html; charset=utf-8");
        assertThat(page.header("content-security-policy"))
                .endsWith("connect-src 'self' http://127.0.0.1:8180");
        var links = Pattern.compile("(?:src|href)=\"([^\"]+)\"").matcher(page.body());
        assertThat(links.results().map(it -> it.group(1)).toList())
                .hasSize(4)
                .allSatisfy(link -> {
                    assertThat(link).startsWith("/api/data/docs/");
                    assertThat(client.get(link).status()).as(link).isEqualTo(200);
                });
    }

    @Test
    void thePageLogsInWithItsOwnClientAndProvesItself() {
        var script = client.get("/api/data/docs/start.js").body();

        assertThat(script)
                .contains(
                        "clientId: \"swagger\"",
                        "usePkceWithAuthorizationCodeGrant: true",
                        "fetch(\"/api/data/spec.json\")",
                        "authorizationUrl: \"http://127.0.0.1:8180/realms/Renku/protocol/openid-connect/auth\"");
        assertThat(client.get("/api/data/docs/oauth2-redirect.html").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing.js", "..%2Fpom.xml", "package.json", "swagger-ui.js.map"})
    void noOtherFileIsGivenOut(String file) {
        assertThat(client.get("/api/data/docs/" + file).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "true, true, 200, ready",
        "true, false, 200, degraded",
        "false, true, 503, not ready"
    })
    void readinessIsRedOnlyForWhatIsCritical(
            boolean database, boolean spicedb, int status, String word) {
        critical.answers = database;
        other.answers = spicedb;

        var answer = client.get("/health/ready");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).contains("\"status\":\"" + word + "\"");
        assertThat(client.get("/health/live").status()).isEqualTo(200);
    }

    @Test
    void metricsCountRequestsByOperationAndNeverById() {
        client.get("/api/data/pools/4711/users/somebody");
        client.get("/api/data/no/such/route/4711");

        var metrics = client.get("/metrics").body();

        assertThat(metrics)
                .contains(
                        "http_server_requests_seconds_count{method=\"GET\",operation=\"getPoolUser\",status=\"200\"}",
                        "http_server_requests_seconds_count{method=\"GET\",operation=\"none\",status=\"404\"}",
                        "jvm_memory_used_bytes")
                .doesNotContain("4711", "somebody");
    }

    /// A neighbour that a test turns on and off.
    private static final class Switch implements HealthProbe {
        private final String name;
        private final boolean critical;
        private volatile boolean answers = true;

        Switch(String name, boolean critical) {
            this.name = name;
            this.critical = critical;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public boolean critical() {
            return critical;
        }

        @Override
        public boolean answers() {
            return answers;
        }
    }
}
