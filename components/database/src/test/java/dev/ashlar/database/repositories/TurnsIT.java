package dev.ashlar.database.repositories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.database.Turns;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@SuppressWarnings("NullAway.Init")
class TurnsIT {
    @RegisterExtension static final SharedServer SERVER = new SharedServer();

    private static PostgresDatabase database;
    private static Turns turns;

    @BeforeAll
    static void open() {
        database = new PostgresDatabase(SERVER.settings());
        turns = database.turns();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void aTurnIsForOneUntilItEnds() {
        try (var first = turns.tryTake("painting").orElseThrow()) {
            assertThat(turns.tryTake("painting")).isEmpty();
            assertThat(first.holds()).isTrue();
        }

        try (var next = turns.tryTake("painting").orElseThrow()) {
            assertThat(next.holds()).isTrue();
        }
    }

    @Test
    void differentWorkDoesNotWait() {
        try (var painting = turns.tryTake("painting").orElseThrow();
                var singing = turns.tryTake("singing").orElseThrow()) {
            assertThat(painting.holds()).isTrue();
            assertThat(singing.holds()).isTrue();
        }
    }

    @Test
    void whoeverLosesHisConnectionLosesHisTurn() {
        try (var lost = turns.tryTake("losing").orElseThrow()) {
            database.sql()
                    .all(
                            """
                            SELECT pg_terminate_backend(pid) FROM pg_locks
                            WHERE locktype = 'advisory' AND pid <> pg_backend_pid()
                            """,
                            _ -> true);

            assertThat(lost.holds()).isFalse();
            try (var next = turns.tryTake("losing").orElseThrow()) {
                assertThat(next.holds()).isTrue();
            }
        }
    }

    @Test
    void whoWaitsHasTheTurnAsSoonAsItIsFree() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = turns.take("waiting", Duration.ofMinutes(1)).orElseThrow();
            var next = threads.submit(() -> turns.take("waiting", Duration.ofMinutes(1)));

            first.close();

            try (var turn = next.get(1, TimeUnit.MINUTES).orElseThrow()) {
                assertThat(turn.holds()).isTrue();
            }
        }
    }

    @Test
    void whoWaitsInVainIsTold() {
        try (var first = turns.take("standing", Duration.ofMinutes(1)).orElseThrow()) {
            assertThat(turns.take("standing", Duration.ofMillis(100))).isEmpty();
            assertThat(first.holds()).isTrue();
        }
    }

    @Test
    void whoeverHasTheTurnHearsCallsForHisWorkOnly() {
        try (var turn = turns.take("listening", Duration.ofMinutes(1)).orElseThrow()) {
            turns.call("something else");

            assertThat(turn.awaitCall(Duration.ofMillis(100))).isFalse();

            turns.call("listening");

            assertThat(turn.awaitCall(Duration.ofMinutes(1))).isTrue();
        }
    }
}
