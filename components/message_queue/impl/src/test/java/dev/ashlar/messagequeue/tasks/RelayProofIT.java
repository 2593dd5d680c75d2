package dev.ashlar.messagequeue.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.messagequeue.stream.StreamOfTests;
import dev.ashlar.testkit.TestDatabase;
import dev.ashlar.testkit.TestRedis;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Nothing is lost, nothing comes out of order and nothing comes twice, however often the relay is killed and Redis is
/// restarted. Small here; `make prove-events changes=100000 kills=50 restarts=5` takes its time.
class RelayProofIT {
    private static final int CHANGES = Integer.getInteger("events.changes", 1_000);
    private static final int KILLS = Integer.getInteger("events.kills", 2);
    private static final int RESTARTS = Integer.getInteger("events.restarts", 1);
    private static final int CLIENTS = 8;
    private static final int THINGS = 40;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();
    @RegisterExtension static final TestRedis REDIS = new TestRedis();

    private final Random random = new Random(1);

    @Test
    void nothingIsLostOrMixedUpWhateverIsKilled() throws Exception {
        Changes.makeTable(DATABASE.sql(), DATABASE.unitOfWork(), THINGS);
        var over = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.submit(() -> call(over));
            var clients =
                    IntStream.range(0, CLIENTS).mapToObj(n -> threads.submit(() -> change(n)));
            var running = clients.toList();
            killAndRestart();
            for (Future<?> client : running) {
                client.get();
            }
            over.set(true);
        }
        try (var _ = new StartedRelay(DATABASE.settings(), StreamOfTests.settings(REDIS.port()))) {
            await(CHANGES);
        }

        var repeats = Changes.verify(StreamOfTests.read(REDIS), CHANGES);
        System.out.printf(
                "%d changes by %d clients, the relay killed %d times, Redis restarted %d times: all there, in order, %d twice%n",
                CHANGES, CLIENTS, KILLS, RESTARTS, repeats);
        assertThat(repeats).isZero();
    }

    private int change(int client) {
        var changes = new Changes(DATABASE.sql(), DATABASE.unitOfWork(), DATABASE.outbox());
        for (int at = client; at < CHANGES; at += CLIENTS) {
            changes.change(1 + (at * 7 + client) % THINGS);
        }
        return client;
    }

    /// As other programs do after their commits.
    private static void call(AtomicBoolean over) {
        try {
            while (!over.get()) {
                DATABASE.turns().call(RelayTask.WORK);
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void killAndRestart() throws Exception {
        var every = RESTARTS == 0 ? Integer.MAX_VALUE : Math.max(1, KILLS / RESTARTS);
        for (int at = 1; at <= KILLS; at++) {
            var sent = sent();
            var program = RelayProgram.start(DATABASE.settings(), REDIS.port());
            await(Math.min(sent + 1, CHANGES));
            if (at % every == 0) {
                REDIS.stop();
                TimeUnit.MILLISECONDS.sleep(random.nextInt(500));
                REDIS.start();
            }
            TimeUnit.MILLISECONDS.sleep(random.nextInt(300));
            program.destroyForcibly().waitFor();
        }
    }

    private static void await(long count) throws InterruptedException {
        var end = Instant.now().plus(LONGEST);
        while (sent() < count) {
            assertThat(Instant.now()).as("%d of %d sent", sent(), count).isBefore(end);
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private static long sent() {
        return DATABASE.sql()
                .one(
                        "SELECT count(*) AS sent FROM database.outbox WHERE done_at IS NOT NULL",
                        row -> row.number("sent"))
                .orElseThrow();
    }
}
