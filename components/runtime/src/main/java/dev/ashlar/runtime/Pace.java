package dev.ashlar.runtime;

import java.time.Duration;

/// Says when the next line about the progress of long work is due, so that there are neither too many nor none. For one
/// thread.
public final class Pace {
    private final Duration between;
    private long last = System.nanoTime();

    private Pace(Duration between) {
        this.between = between;
    }

    /// For people who wait at a terminal: every two seconds.
    public static Pace forPeople() {
        return every(Duration.ofSeconds(2));
    }

    public static Pace every(Duration between) {
        return new Pace(between);
    }

    /// True once after each such time.
    public boolean isDue() {
        var now = System.nanoTime();
        if (now - last < between.toNanos()) {
            return false;
        }
        last = now;
        return true;
    }
}
