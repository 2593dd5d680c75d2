package dev.ashlar.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CorsIT {
    private static final String ORIGIN = "Origin: https://elsewhere.example";

    @Test
    void otherOriginsAreNotToldThatTheyMayCall() {
        try (var server = new FixtureServer()) {
            var answer = new RawClient(server.port()).get("/api/data/version", ORIGIN);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("access-control-allow-origin")).isNull();
        }
    }

    @Test
    void whereAllOriginsMayCallTheyAreToldSo() {
        var open = new WebSettings(0, "/api/data", "1", 1_024, true, "http://k").properties();
        try (var server = new FixtureServer(Map.copyOf(open))) {
            var client = new RawClient(server.port());

            var answer = client.get("/api/data/version", ORIGIN);
            var asked =
                    client.send(
                            "OPTIONS",
                            "/api/data/things/01JDABCDEFGHJKMNPQRSTVWXYZ",
                            new byte[0],
                            ORIGIN,
                            "Access-Control-Request-Method: PATCH",
                            "Access-Control-Request-Headers: if-match");

            assertThat(answer.header("access-control-allow-credentials")).isNull();
            assertThat(answer.header("access-control-allow-origin"))
                    .isEqualTo("https://elsewhere.example");
            assertThat(answer.header("access-control-expose-headers")).contains("total-pages");
            assertThat(asked.status()).isEqualTo(200);
            assertThat(asked.header("access-control-allow-methods")).contains("PATCH");
        }
    }
}
