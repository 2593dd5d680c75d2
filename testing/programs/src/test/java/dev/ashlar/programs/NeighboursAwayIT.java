package dev.ashlar.programs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.development.training.Ground;
import dev.ashlar.testkit.Proof;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A running data API whose neighbours go away and come back.
final class NeighboursAwayIT {
    private static final Duration ANSWERED = Proof.limit(Duration.ofSeconds(3));
    private static final Duration WELL_AGAIN = Proof.limit(Duration.ofSeconds(5));
    private static final String USER = "/api/data/user";

    private Ground ground;
    private PackagedProgram program;
    private String token;

    @BeforeEach
    void start() throws Exception {
        ground = Ground.prepare();
        token = ground.realm().token("44444444-4444-4444-8444-444444444444", "ada");
        program = PackagedProgram.start("data_api", ground.settings()).awaitReady();
        assertThat(program.status(USER, token)).isEqualTo(200);
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
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
        ground.realm().close();

        var another = ground.realm().token("55555555-5555-4555-8555-555555555555", "grace");

        assertThat(program.status(USER, token)).isEqualTo(200);
        assertThat(program.status(USER, another)).isEqualTo(200);
        assertThat(program.status("/health/ready", "")).isEqualTo(200);
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
}
