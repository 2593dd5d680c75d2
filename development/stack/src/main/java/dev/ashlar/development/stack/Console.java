package dev.ashlar.development.stack;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Tells what is going on, with the time since the start. Whatever takes more than two seconds is named while it lasts.
final class Console implements AutoCloseable {
    private static final int SECONDS = 2;
    private static final int REMIND_SECONDS = 5;

    private final PrintStream out;
    private final Instant began = Instant.now();
    private final Map<String, Instant> running = new LinkedHashMap<>();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("console").factory());

    Console(PrintStream out) {
        this.out = out;
        clock.scheduleAtFixedRate(this::remind, SECONDS, REMIND_SECONDS, TimeUnit.SECONDS);
    }

    void say(String text) {
        var seconds = Duration.between(began, Instant.now()).toSeconds();
        synchronized (out) {
            out.printf("%2d:%02d  %s%n", seconds / 60, seconds % 60, text);
            out.flush();
        }
    }

    /// Says when it is done how long it took.
    void step(String what, Runnable work) {
        var started = Instant.now();
        synchronized (running) {
            running.put(what, started);
        }
        try {
            work.run();
            var took = Duration.between(started, Instant.now()).toMillis();
            say("%s: done in %.1f s".formatted(what, took / 1_000.0));
        } finally {
            synchronized (running) {
                running.remove(what);
            }
        }
    }

    /// Text without the time before it.
    void print(String text) {
        synchronized (out) {
            out.print(text);
            out.flush();
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private void remind() {
        var limit = Instant.now().minusSeconds(SECONDS);
        synchronized (running) {
            var slow = running.entrySet().stream().filter(e -> !e.getValue().isAfter(limit));
            var names = slow.map(Map.Entry::getKey).toList();
            if (!names.isEmpty()) {
                say("... " + String.join(", ", names));
            }
        }
    }
}
