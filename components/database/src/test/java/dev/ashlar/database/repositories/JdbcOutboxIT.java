package dev.ashlar.database.repositories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.database.OutboxTable.Channel;
import dev.ashlar.kernel.DomainEvent;
import dev.ashlar.kernel.Outbox;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.UnitOfWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@SuppressWarnings("NullAway.Init")
class JdbcOutboxIT {
    @RegisterExtension static final SharedServer SERVER = new SharedServer();

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");

    private static PostgresDatabase database;
    private static Outbox outbox;
    private static UnitOfWork unitOfWork;

    private record LampLit(String id, int brightness, @Nullable String colour, Instant occurredAt)
            implements DomainEvent {
        @Override
        public String type() {
            return "lamp.lit";
        }

        @Override
        public String aggregateId() {
            return id;
        }
    }

    @BeforeAll
    static void open() {
        PostgresDatabase.migrations(SERVER.settings()).migrate();
        database = new PostgresDatabase(SERVER.settings());
        outbox = database.outbox();
        unitOfWork = database.unitOfWork();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void empty() {
        unitOfWork.run(() -> database.sql().change("DELETE FROM database.outbox"));
    }

    @Test
    void anEventIsKeptWithEverythingThatItSays() {
        append(new LampLit("desk", 7, null, NOON));

        var row =
                database.sql()
                        .one(
                                """
                                SELECT channel, aggregate_id, type, payload::text AS payload,
                                    occurred_at, done_at
                                FROM database.outbox
                                """,
                                kept ->
                                        List.of(
                                                kept.text("channel"),
                                                kept.text("aggregate_id"),
                                                kept.text("type"),
                                                kept.text("payload"),
                                                kept.instant("occurred_at"),
                                                kept.instantOrNull("done_at") == null));
        assertThat(row)
                .contains(
                        List.of(
                                "events",
                                "desk",
                                "lamp.lit",
                                "{\"id\": \"desk\", \"brightness\": 7, \"occurredAt\": \"2026-11-21T12:00:00.123456Z\"}",
                                NOON,
                                true));
    }

    @Test
    void anEventOfARefusedChangeIsForgotten() {
        assertThatThrownBy(() ->
                unitOfWork.run(() -> {
                    outbox.append(new LampLit("desk", 7, null, NOON));
                    throw new Problem.Conflict("taken").asException();
                }));

        assertThat(readable()).isEmpty();
    }

    @Test
    void anEventOutsideATransactionIsRefused() {
        assertThatThrownBy(() -> outbox.append(new LampLit("desk", 7, null, NOON)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(readable()).isEmpty();
    }

    @Test
    void aRelayReadsNothingBeyondATransactionThatIsStillOpen() throws Exception {
        var appended = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        var seenMeanwhile = new ArrayList<String>();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow =
                    threads.submit(() ->
                            unitOfWork.run(() -> {
                                outbox.append(new LampLit("slow", 1, null, NOON));
                                appended.countDown();
                                await(mayCommit);
                                return true;
                            }));
            await(appended);
            append(new LampLit("quick", 2, null, NOON));
            seenMeanwhile.addAll(readable());
            mayCommit.countDown();
            slow.get();
        }

        assertThat(seenMeanwhile).isEmpty();
        assertThat(readable()).containsExactly("slow", "quick");
    }

    @Test
    void commitsAreHeardOfAndRollbacksAreNot() {
        var heard = new AtomicInteger();
        database.outboxTable().afterCommits(Channel.EVENTS, heard::incrementAndGet);

        append(new LampLit("desk", 7, null, NOON));
        assertThatThrownBy(() ->
                unitOfWork.run(() -> {
                    outbox.append(new LampLit("desk", 8, null, NOON));
                    throw new Problem.Conflict("taken").asException();
                }));

        assertThat(heard).hasValue(1);
    }

    @Test
    void onlyWhatWasDoneLongAgoIsRemoved() {
        append(new LampLit("old", 1, null, NOON));
        append(new LampLit("young", 2, null, NOON));
        append(new LampLit("pending", 3, null, NOON));
        done("old", "2 hours");
        done("young", "10 minutes");

        var removed = unitOfWork.run(() -> database.outboxTable().removeOld());

        assertThat(removed).isEqualTo(1);
        assertThat(
                        database.sql()
                                .all(
                                        "SELECT aggregate_id FROM database.outbox ORDER BY position",
                                        row -> row.text("aggregate_id")))
                .containsExactly("young", "pending");
    }

    private static void done(String id, String ago) {
        unitOfWork.run(() ->
                database.sql()
                        .change(
                                """
                                UPDATE database.outbox SET done_at = now() - ?::interval
                                WHERE aggregate_id = ?
                                """,
                                ago,
                                id));
    }

    private static void append(DomainEvent event) {
        unitOfWork.run(() -> {
            outbox.append(event);
            return true;
        });
    }

    /// As the table's script tells a relay to read.
    private static List<String> readable() {
        return database.sql()
                .all(
                        """
                        SELECT aggregate_id FROM database.outbox
                        WHERE channel = 'events' AND done_at IS NULL
                            AND transaction < pg_snapshot_xmin(pg_current_snapshot())
                        ORDER BY position
                        """,
                        row -> row.text("aggregate_id"));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interruption) {
            throw new IllegalStateException(interruption);
        }
    }
}
