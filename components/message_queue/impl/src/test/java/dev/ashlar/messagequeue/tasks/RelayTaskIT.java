package dev.ashlar.messagequeue.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.messagequeue.repositories.OutboxOfTests;
import dev.ashlar.messagequeue.stream.StreamOfTests;
import dev.ashlar.testkit.AtOnce;
import dev.ashlar.testkit.TestDatabase;
import dev.ashlar.testkit.TestRedis;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Programs that relay, on a real outbox and a real stream.
class RelayTaskIT {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();
    @RegisterExtension static final TestRedis REDIS = new TestRedis();

    private static final Duration LONGEST = Duration.ofMinutes(2);

    @BeforeEach
    void nothingHasHappened() {
        DATABASE.clear();
        StreamOfTests.clear(REDIS);
        Changes.makeTable(DATABASE.sql(), DATABASE.unitOfWork(), 10);
    }

    @Test
    void twoProgramsSendEveryChangeOnceAndInOrder() throws Exception {
        try (var first = started();
                var second = started()) {
            AtOnce.run(
                    4,
                    n -> {
                        var changes = changesOf(n % 2 == 0 ? first : second);
                        for (int at = 0; at < 50; at++) {
                            changes.change(1 + (n + at) % 10);
                        }
                        return n;
                    });
            awaitEmpty();

            Changes.verify(StreamOfTests.read(REDIS), 200);
            assertThat(first.meter().sent.get() + second.meter().sent.get()).isEqualTo(200);
        }
    }

    @Test
    void whenTheOneThatSendsEndsTheOtherGoesOn() {
        var first = started();
        changesOf(first).change(1);
        awaitEmpty();
        try (var second = started()) {
            changesOf(second).change(1);
            awaitEmpty();
            assertThat(second.meter().sent).hasValue(0);
            first.close();
            changesOf(second).change(1);
            awaitEmpty();

            assertThat(second.meter().sent).hasValue(1);
            Changes.verify(StreamOfTests.read(REDIS), 3);
        }
    }

    @Test
    void whatIsChangedWhileRedisIsAwayFollowsInOrder() {
        try (var program = started()) {
            var changes = changesOf(program);
            changes.change(1);
            awaitEmpty();
            var began = Instant.now();
            REDIS.kill();
            for (int at = 0; at < 100; at++) {
                changes.change(1 + at % 3);
            }
            awaitFailures(program);
            REDIS.start();
            awaitEmpty();
            var away = Duration.between(began, Instant.now());

            Changes.verify(StreamOfTests.read(REDIS), 101);
            assertThat(program.meter().failures.get())
                    .as("it does not ask without a pause")
                    .isBetween(1, 20 + 4 * (int) away.toSeconds());
        }
    }

    @Test
    void aProgramThatIsKilledLeavesNothingUnsentAndNothingSentTwice() throws Exception {
        var changes = new Changes(DATABASE.sql(), DATABASE.unitOfWork(), DATABASE.outbox());
        for (int round = 0; round < 3; round++) {
            var program = RelayProgram.start(DATABASE.settings(), REDIS.port());
            for (int at = 0; at < 300; at++) {
                changes.change(1 + at % 10);
            }
            awaitSomethingSentSince(round * 300);
            program.destroyForcibly().waitFor();
        }
        try (var _ = started()) {
            awaitEmpty();
        }

        Changes.verify(StreamOfTests.read(REDIS), 900);
    }

    private static StartedRelay started() {
        return new StartedRelay(DATABASE.settings(), StreamOfTests.settings(REDIS.port()));
    }

    private static Changes changesOf(StartedRelay program) {
        return new Changes(program.database().sql(), program.unitOfWork(), program.outbox());
    }

    private static void awaitEmpty() {
        var pending = OutboxOfTests.pending(DATABASE.sql(), DATABASE.outboxTable());
        await(() -> pending.backlog().count() == 0);
    }

    private static void awaitFailures(StartedRelay program) {
        await(() -> program.meter().failures.get() > 0);
    }

    private static void awaitSomethingSentSince(int count) {
        await(() ->
                DATABASE.sql()
                                .one(
                                        """
                                        SELECT count(*) AS sent FROM database.outbox
                                        WHERE done_at IS NOT NULL
                                        """,
                                        row -> row.number("sent"))
                                .orElseThrow()
                        > count);
    }

    private static void await(BooleanSupplier condition) {
        var end = Instant.now().plus(LONGEST);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            LockSupport.parkNanos(10_000_000);
        }
    }
}
