package dev.ashlar.testkit;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Waits for what happens by itself, with more patience than a slow machine needs.
public final class Soon {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final long PAUSE_MILLISECONDS = 20;

    private Soon() {}

    /// Fails with the sentence if it is still not so after a minute.
    public static void so(String what, BooleanSupplier holds) {
        var end = System.nanoTime() + LONGEST.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not so after a minute: " + what);
            }
            try {
                Thread.sleep(PAUSE_MILLISECONDS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while waiting: " + what);
            }
        }
    }
}
