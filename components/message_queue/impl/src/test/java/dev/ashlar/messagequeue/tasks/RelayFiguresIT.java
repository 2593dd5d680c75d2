package dev.ashlar.messagequeue.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ashlar.messagequeue.repositories.OutboxOfTests;
import dev.ashlar.messagequeue.stream.StreamOfTests;
import dev.ashlar.messagequeue.stream.StreamReader;
import dev.ashlar.testkit.TestDatabase;
import dev.ashlar.testkit.TestRedis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// How fast events are. Only when asked for: `make bench-events`.
class RelayFiguresIT {
    private static final int THINGS = 1_000;
    private static final int CLIENTS = 8;
    private static final int SECONDS = Integer.getInteger("events.seconds", 20);
    private static final int BACKLOG = 100_000;
    private static final int CHUNKS = 50;

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();
    @RegisterExtension static final TestRedis REDIS = new TestRedis();

    private final Map<String, Long> committed = new ConcurrentHashMap<>();
    private final Map<String, Long> arrived = new ConcurrentHashMap<>();
    private final AtomicBoolean over = new AtomicBoolean();

    @BeforeEach
    void onlyWhenAskedFor() {
        assumeTrue(Boolean.getBoolean("events.figures"));
        DATABASE.clear();
        StreamOfTests.clear(REDIS);
        Changes.makeTable(DATABASE.sql(), DATABASE.unitOfWork(), THINGS);
    }

    @AfterEach
    void end() {
        over.set(true);
    }

    @Test
    void fromCommitToStreamWhenIdle() throws Exception {
        try (var program = started()) {
            var times = delays(program, 1, 20, 30);
            report("from commit to stream, 20 changes a second", times);
            assertThat(percentile(times, 99)).isLessThan(Duration.ofMillis(250).toNanos());
        }
    }

    @Test
    void fromCommitToStreamUnderLoad() throws Exception {
        try (var program = started()) {
            report(
                    "from commit to stream, 500 changes a second",
                    delays(program, CLIENTS, 500, SECONDS));
        }
    }

    @Test
    void drainingABacklog() throws Exception {
        for (int at = 0; at < CHUNKS; at++) {
            append(BACKLOG / CHUNKS);
        }
        try (var program = started()) {
            while (program.meter().sent.get() == 0) {
                Thread.onSpinWait();
            }
            var began = System.nanoTime();
            var first = program.meter().sent.get();
            while (program.meter().sent.get() < BACKLOG) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
            var seconds = (System.nanoTime() - began) / 1e9;
            System.out.printf(
                    "draining %d events: %.0f a second%n", BACKLOG, (BACKLOG - first) / seconds);
        }
    }

    /// As large as those of a usual project.
    private static void append(int count) {
        DATABASE.unitOfWork()
                .run(() ->
                        DATABASE.sql()
                                .change(
                                        """
                                        INSERT INTO database.outbox
                                            (channel, aggregate_id, type, payload, occurred_at)
                                        SELECT 'events', 'thing-' || n % 1000, 'project.created',
                                            jsonb_build_object('id', 'thing-' || n % 1000, 'name', 'Name ' || n,
                                                'namespace', 'somebody', 'slug', 'slug-' || n,
                                                'repositories', array['https://example.org/repository.git'],
                                                'visibility', 'PUBLIC', 'description', repeat('word ', 20),
                                                'keywords', array['one', 'two'], 'createdBy', 'somebody',
                                                'creationDate', '2026-11-21T12:00:00.123456Z'), now()
                                        FROM generate_series(1, ?) AS n
                                        """,
                                        count));
    }

    @Test
    void changesWhileRedisIsAway() throws Exception {
        try (var program = started()) {
            report("a change, Redis there", changes(program, CLIENTS, 200, 5));
            report("a change, Redis there", changes(program, CLIENTS, 200, SECONDS));
            REDIS.stop();
            var without = changes(program, CLIENTS, 200, SECONDS);
            report("a change, Redis away", without);
            REDIS.start();
            var pending = OutboxOfTests.pending(DATABASE.sql(), DATABASE.outboxTable());
            var began = System.nanoTime();
            while (pending.backlog().count() > 0) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            System.out.printf(
                    "then nothing waits after %d ms%n", (System.nanoTime() - began) / 1_000_000);
            Changes.verify(StreamOfTests.read(REDIS), (5 + 2 * SECONDS) * 200);
        }
    }

    /// Nanoseconds from the return of the commit to the arrival at a reader that waits for it.
    private List<Long> delays(StartedRelay program, int clients, int perSecond, int seconds)
            throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.submit(this::read);
            TimeUnit.SECONDS.sleep(2);
            changes(program, clients, perSecond, 3);
            committed.clear();
            var count = changes(program, clients, perSecond, seconds).size();
            while (!arrived.keySet().containsAll(committed.keySet())) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            over.set(true);
            assertThat(committed).hasSize(count);
        }
        return committed.entrySet().stream()
                .map(each -> Math.max(0, arrived.getOrDefault(each.getKey(), 0L) - each.getValue()))
                .toList();
    }

    private void read() {
        try (var reader = StreamReader.fromNow(StreamOfTests.settings(REDIS.port()))) {
            while (!over.get()) {
                for (ObjectNode entry : reader.next(Duration.ofMillis(500))) {
                    var payload = entry.get("payload");
                    arrived.put(
                            payload.get("id").textValue() + " " + payload.get("email").textValue(),
                            System.nanoTime());
                }
            }
        }
    }

    /// Nanoseconds that each took.
    private List<Long> changes(StartedRelay program, int clients, int perSecond, int seconds)
            throws Exception {
        var changes = new Changes(program.database().sql(), program.unitOfWork(), program.outbox());
        var times = new ArrayList<Long>();
        try (var threads = Executors.newFixedThreadPool(clients)) {
            var each =
                    IntStream.range(0, clients)
                            .mapToObj(n ->
                                    threads.submit(
                                            () -> client(changes, n, clients, perSecond, seconds)))
                            .toList();
            for (var one : each) {
                times.addAll(one.get());
            }
        }
        return times;
    }

    private List<Long> client(Changes changes, int n, int clients, int perSecond, int seconds)
            throws InterruptedException {
        var times = new ArrayList<Long>();
        var between = TimeUnit.SECONDS.toNanos(clients) / perSecond;
        var next = System.nanoTime() + between * n / clients;
        for (int at = n; at < perSecond * seconds; at += clients) {
            TimeUnit.NANOSECONDS.sleep(Math.max(0, next - System.nanoTime()));
            next += between;
            var began = System.nanoTime();
            var thing = 1 + at % THINGS;
            var number = changes.change(thing);
            var ended = System.nanoTime();
            committed.put("thing-" + thing + " " + number, ended);
            times.add(ended - began);
        }
        return times;
    }

    private static StartedRelay started() {
        return new StartedRelay(DATABASE.settings(), StreamOfTests.settings(REDIS.port()));
    }

    private static void report(String what, List<Long> nanos) {
        System.out.printf(
                "%s: 50 %% %.1f ms, 99 %% %.1f ms, longest %.1f ms, of %d%n",
                what,
                percentile(nanos, 50) / 1e6,
                percentile(nanos, 99) / 1e6,
                percentile(nanos, 100) / 1e6,
                nanos.size());
    }

    private static long percentile(List<Long> nanos, int percent) {
        var sorted = nanos.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }
}
