package dev.ashlar.messagequeue.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.database.repositories.PostgresDatabase;
import dev.ashlar.messagequeue.core.RelayOfTests;
import dev.ashlar.messagequeue.ports.EventStream;
import dev.ashlar.messagequeue.repositories.OutboxOfTests;
import dev.ashlar.messagequeue.stream.StreamOfTests;
import dev.ashlar.testkit.CountingRun;
import dev.ashlar.testkit.TestDatabase;
import dev.ashlar.testkit.TestRedis;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PendingEventsJobIT {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();
    @RegisterExtension static final TestRedis REDIS = new TestRedis();

    private PostgresDatabase database;
    private EventStream stream;
    private Changes changes;

    @SuppressWarnings("NullAway.Init") // Opened before each test.
    PendingEventsJobIT() {}

    @BeforeEach
    void twentyEventsOccur() {
        DATABASE.clear();
        StreamOfTests.clear(REDIS);
        database = new PostgresDatabase(DATABASE.settings());
        stream = StreamOfTests.stream(StreamOfTests.settings(REDIS.port()));
        Changes.makeTable(DATABASE.sql(), DATABASE.unitOfWork(), 10);
        changes = new Changes(DATABASE.sql(), DATABASE.unitOfWork(), DATABASE.outbox());
        for (int at = 0; at < 20; at++) {
            changes.change(1 + at % 3);
        }
    }

    @AfterEach
    void close() {
        StreamOfTests.close(stream);
        database.close();
    }

    @Test
    void whatWaitsForAMomentOnlyIsLeftToTheRelay() {
        var run = runAfter(Duration.ofMinutes(4));

        assertThat(run.looked()).isEqualTo(20);
        assertThat(run.changed()).isZero();
        assertThat(run.failures()).isEmpty();
        assertThat(StreamOfTests.read(REDIS)).isEmpty();
    }

    @Test
    void whatNobodySendsIsSentInItsOrder() {
        var run = runAfter(PendingEventsJob.LONG);

        assertThat(run.changed()).isEqualTo(20);
        assertThat(run.failures()).isEmpty();
        Changes.verify(StreamOfTests.read(REDIS), 20);
    }

    @Test
    void whatWhoeverHasTheTurnDoesNotSendIsReportedWithItsAge() {
        try (var turn =
                DATABASE.turns().take(RelayTask.WORK, Duration.ofMinutes(1)).orElseThrow()) {
            var run = runAfter(Duration.ofMinutes(10));

            assertThat(run.changed()).isZero();
            assertThat(run.failures()).hasSize(1);
            assertThat(run.failures().getFirst())
                    .matches(
                            "20 events: Redis has not been sent them; the oldest has waited for 60\\d"
                                    + " seconds\\.");
            assertThat(turn.awaitCall(Duration.ofMinutes(1))).isTrue();
        }
    }

    @Test
    void whatCannotBeSentBecauseRedisIsAwayIsReported() {
        REDIS.kill();
        try {
            var run = runAfter(Duration.ofMinutes(10));

            assertThat(run.failures()).hasSize(1);
            assertThat(run.failures().getFirst()).startsWith("20 events: ");
        } finally {
            REDIS.start();
        }
    }

    private CountingRun runAfter(Duration time) {
        var run = new CountingRun();
        new PendingEventsJob(
                        OutboxOfTests.pending(DATABASE.sql(), DATABASE.outboxTable()),
                        DATABASE.turns(),
                        () -> RelayOfTests.relaying(database, stream, new StartedRelay.Meter()),
                        () -> InstantSource.system().instant().plus(time))
                .run(run);
        return run;
    }
}
