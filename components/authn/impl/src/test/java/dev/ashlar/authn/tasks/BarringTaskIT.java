package dev.ashlar.authn.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.authn.repositories.BarRecords;
import dev.ashlar.database.Calls;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.UserId;
import dev.ashlar.testkit.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What a running program hears, and what it does when it hears nothing.
class BarringTaskIT {
    private static final UserId ADA = new UserId("ada-id");
    private static final Instant LATER = Instant.parse("2026-11-22T12:00:00Z");

    /// Sooner than it would look by itself.
    private static final Duration AT_ONCE = Duration.ofSeconds(8);

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final String LISTENING =
            """
             FROM pg_stat_activity
            WHERE datname = current_database() AND query = 'LISTEN "users.barred"'
            """;

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();

    private final Latest latest = new Latest(BarRecords.of(DATABASE.sql()));
    private @Nullable BarringTask task;

    @BeforeEach
    void clear() {
        DATABASE.clear();
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (task != null) {
            task.stop();
        }
    }

    @Test
    void whoWasBarredBeforeItStartedIsKnown() throws Exception {
        bar(null);

        start(DATABASE.calls());

        latest.await(Map.of(ADA, Instant.MAX), SOON);
    }

    @Test
    void whoIsBarredAndLetInAgainIsHeardOfAtOnce() throws Exception {
        start(DATABASE.calls());
        awaitListening();

        bar(LATER);
        latest.await(Map.of(ADA, LATER), AT_ONCE);
        bar(null);
        latest.await(Map.of(ADA, Instant.MAX), AT_ONCE);
        lift();
        latest.await(Map.of(), AT_ONCE);
    }

    @Test
    void whatChangesWhileTheConnectionIsLostIsSeenAfterwards() throws Exception {
        start(DATABASE.calls());
        awaitListening();

        DATABASE.sql().all("SELECT pg_terminate_backend(pid)" + LISTENING, _ -> true);
        bar(null);

        latest.await(Map.of(ADA, Instant.MAX), SOON);
        awaitListening();
        lift();
        latest.await(Map.of(), AT_ONCE);
    }

    @Test
    void whereNobodyCanListenItLooksByItself() throws Exception {
        start(_ -> {
            throw new Problem.Unavailable("the database").asException();
        });

        bar(null);
        latest.await(Map.of(ADA, Instant.MAX), SOON);
        lift();
        latest.await(Map.of(), SOON);
    }

    private void start(Calls calls) {
        task = new BarringTask(() -> latest, () -> calls);
        task.start();
    }

    private static void bar(@Nullable Instant until) {
        DATABASE.unitOfWork()
                .run(() ->
                        DATABASE.sql()
                                .change(
                                        """
                                        INSERT INTO users.bars (id, until) VALUES (?, ?)
                                        ON CONFLICT (id) DO UPDATE SET until = EXCLUDED.until
                                        """,
                                        ADA.value(),
                                        until));
    }

    private static void lift() {
        DATABASE.unitOfWork().run(() -> DATABASE.sql().change("DELETE FROM users.bars"));
    }

    private static void awaitListening() {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (DATABASE.sql().all("SELECT pid" + LISTENING, _ -> true).isEmpty()) {
            assertThat(System.nanoTime()).as("it listens").isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
