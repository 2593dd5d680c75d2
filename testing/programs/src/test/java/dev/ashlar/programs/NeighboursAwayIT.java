package dev.ashlar.programs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.development.training.Ground;
import dev.ashlar.testkit.Proof;
import dev.ashlar.testkit.tokens.TestKey;
import dev.ashlar.testkit.tokens.TestRealm;
import dev.ashlar.testkit.tokens.TestTokens;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A running data API whose neighbours go away and come back.
final class NeighboursAwayIT {
    private static final Duration ANSWERED = Proof.limit(Duration.ofSeconds(3));
    private static final Duration WELL_AGAIN = Proof.limit(Duration.ofSeconds(5));
    private static final String USER = "/api/data/user";

    private static Ground ground;
    private static PackagedProgram program;
    private static String token;

    @BeforeAll
    static void start() throws Exception {
        ground = Ground.prepare();
        token = ground.realm().token("44444444-4444-4444-8444-444444444444", "ada");
        program = PackagedProgram.start("data_api", ground.settings()).awaitReady();
        assertThat(program.status(USER, token)).isEqualTo(200);
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        program.close();
        ground.close();
    }

    @Test
    void withoutPostgresRequestsAre503UntilItIsBack() throws Exception {
        ground.stopPostgres();

        var before = System.nanoTime();
        var answer = program.get(USER, token);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(ANSWERED);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("\"code\":1503").contains("\"message\":");
        assertThat(program.status("/health/ready", "")).isEqualTo(503);
        assertThat(program.status("/health/live", "")).isEqualTo(200);

        ground.startPostgres();
        program.await(() -> program.status(USER, token) == 200, WELL_AGAIN);
        program.await(() -> program.status("/health/ready", "") == 200, WELL_AGAIN);
    }

    @Test
    void withoutKeycloakTokensWithKnownKeysGoOnWorking() throws Exception {
        var key = TestKey.rsa("own");
        try (var realm = new TestRealm(key);
                var follower = PackagedProgram.start("data_api", following(realm))) {
            follower.awaitReady();
            assertThat(follower.status(USER, token(realm, key, "ada"))).isEqualTo(200);

            realm.stop();

            assertThat(follower.status(USER, token(realm, key, "ada"))).isEqualTo(200);
            assertThat(follower.status(USER, token(realm, key, "grace"))).isEqualTo(200);
            assertThat(follower.status("/health/ready", "")).isEqualTo(200);
        }
    }

    @Test
    void copiesServeBesideOneAnother() throws Exception {
        try (var second = PackagedProgram.start("data_api", ground.settings());
                var third = PackagedProgram.start("data_api", ground.settings());
                var secrets = PackagedProgram.start("secrets_storage_api", ground.settings())) {
            second.awaitReady();
            third.awaitReady();
            secrets.awaitReady();

            assertThat(second.get(USER, token).body())
                    .isEqualTo(program.get(USER, token).body())
                    .isEqualTo(third.get(USER, token).body());
            assertThat(secrets.status("/api/secrets/version", "")).isEqualTo(200);
        }
    }

    private static Map<String, String> following(TestRealm realm) throws IOException {
        var settings = new HashMap<>(ground.settings());
        settings.put("KEYCLOAK_URL", realm.url());
        return settings;
    }

    private static String token(TestRealm realm, TestKey key, String name) {
        var tokens = new TestTokens(realm, key, InstantSource.system());
        var claims = tokens.claims();
        claims.put("sub", UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString());
        claims.put("email", name + "@ashlar.example");
        return tokens.signed(claims);
    }
}
