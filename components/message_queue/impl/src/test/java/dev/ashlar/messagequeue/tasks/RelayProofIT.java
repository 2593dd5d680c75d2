package dev.ashlar.messagequeue.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.messagequeue.stream.StreamOfTests;
import dev.ashlar.testkit.Proof;
import dev.ashlar.testkit.TestDatabase;
import dev.ashlar.testkit.TestRedis;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
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

    /// Which part of its changes is made before a relay lives; when it is killed, at least as much again is made.
    private static final double BEFORE = 0.3;

    private static final Duration LONGEST = Duration.ofMinutes(5);

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();
    @RegisterExtension static final TestRedis REDIS = new TestRedis();

    private final Random random = new Random(1);

    /// The clients stop there, so that each relay has its part to send and is killed amid changes.
    private final AtomicInteger allowed = new AtomicInteger();

    private final AtomicInteger made = new AtomicInteger();
    private int killedAtWork;

    @Test
    void nothingIsLostOrMixedUpWhateverIsKilled() throws Exception {
        Changes.makeTable(DATABASE.sql(), DATABASE.unitOfWork(), THINGS);
        var began = System.nanoTime();
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
        var took = Duration.ofNanos(System.nanoTime() - began).toSeconds();

        var verdict = Changes.verdict(StreamOfTests.read(REDIS), CHANGES);
        Proof.say("%,d changes by %d clients, in %,d s".formatted(CHANGES, CLIENTS, took));
        Proof.say("relay killed (kill -9)       %6d".formatted(KILLS));
        Proof.say("  of which with work to do   %6d".formatted(killedAtWork));
        Proof.say("Redis stopped or killed      %6d".formatted(RESTARTS));
        Proof.say("lost                         %6d".formatted(verdict.lost()));
        Proof.say("out of order for its thing   %6d".formatted(verdict.outOfOrder()));
        Proof.say("twice, with the same id      %6d".formatted(verdict.twice()));
        assertThat(verdict).isEqualTo(Changes.Verdict.FLAWLESS);
    }

    private int change(int client) throws InterruptedException {
        var changes = new Changes(DATABASE.sql(), DATABASE.unitOfWork(), DATABASE.outbox());
        for (int at = client; at < CHANGES; at += CLIENTS) {
            while (at >= allowed.get()) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
            changes.change(1 + (at * 7 + client) % THINGS);
            made.incrementAndGet();
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
        var proof = Proof.counting("kills", KILLS);
        for (int at = 1; at <= KILLS; at++) {
            var sent = sent();
            allowed.set(part(at - 1 + BEFORE));
            var program = RelayProgram.start(DATABASE.settings(), REDIS.port());
            await(sent + 1);
            allowed.set(part(at));
            if (at % every == 0 && at / every <= RESTARTS) {
                restartRedis(at / every % 2 == 0);
            }
            awaitMade(part(at - 1 + random.nextDouble(2 * BEFORE, 1)));
            program.destroyForcibly().waitFor();
            killedAtWork += sent() < made.get() ? 1 : 0;
            proof.step();
        }
        allowed.set(CHANGES);
    }

    /// So many changes belong to so many relays.
    private static int part(double relays) {
        return (int) (CHANGES * relays / (KILLS + 1));
    }

    private void awaitMade(int count) throws InterruptedException {
        while (made.get() < count - CLIENTS) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    private void restartRedis(boolean asACrash) throws InterruptedException {
        if (asACrash) {
            REDIS.kill();
        } else {
            REDIS.stop();
        }
        TimeUnit.MILLISECONDS.sleep(random.nextInt(500));
        REDIS.start();
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
