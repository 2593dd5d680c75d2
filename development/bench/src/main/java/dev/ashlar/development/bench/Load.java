package dev.ashlar.development.bench;

import dev.ashlar.development.training.RepeatedRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/// Clients that ask at once, each its next question as soon as it has the answer to the last.
record Load(int port, int clients) {
    private static final int OK = 200;
    private static final int ROOM = 1 << 16;

    /// @throws IllegalStateException if the service cannot be asked
    Figures of(Case asked, String token, Duration time) throws InterruptedException {
        var ready = new CountDownLatch(clients);
        var failed = new AtomicLong();
        try (var threads = Executors.newFixedThreadPool(clients)) {
            var running = new ArrayList<Future<long[]>>();
            for (int client = 0; client < clients; client++) {
                running.add(threads.submit(() -> ask(asked, token, time, ready, failed)));
            }
            ready.await();
            var began = System.nanoTime();
            var times = new ArrayList<long[]>();
            for (var each : running) {
                times.add(each.get());
            }
            return Figures.of(times, Duration.ofNanos(System.nanoTime() - began), failed.get());
        } catch (ExecutionException e) {
            throw new IllegalStateException("%s cannot be asked".formatted(asked.path()), e);
        }
    }

    private long[] ask(
            Case asked, String token, Duration time, CountDownLatch ready, AtomicLong failed)
            throws IOException, InterruptedException {
        try (var request = new RepeatedRequest(port, asked.path(), token)) {
            ready.countDown();
            ready.await();
            var times = new long[ROOM];
            var count = 0;
            var before = System.nanoTime();
            var end = before + time.toNanos();
            while (before < end) {
                if (request.call() != OK) {
                    failed.incrementAndGet();
                }
                var after = System.nanoTime();
                if (count == times.length) {
                    times = Arrays.copyOf(times, count * 2);
                }
                times[count++] = after - before;
                before = after;
            }
            return Arrays.copyOf(times, count);
        } finally {
            // Who could not even connect keeps nobody waiting.
            ready.countDown();
        }
    }
}
