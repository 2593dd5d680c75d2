package dev.ashlar.authz.ports;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// How long somebody waits.
public final class Patience {
    private final Duration length;
    private final boolean renewed;
    private final AtomicLong end = new AtomicLong();

    private Patience(Duration length, boolean renewed) {
        this.length = length;
        this.renewed = renewed;
        begin();
    }

    /// Over after that time, whatever happens.
    public static Patience atMost(Duration length) {
        return new Patience(length, false);
    }

    /// Over when nothing has happened for that time.
    public static Patience whileMoving(Duration length) {
        return new Patience(length, true);
    }

    /// Never negative.
    public Duration left() {
        return Duration.ofNanos(Math.max(0, end.get() - System.nanoTime()));
    }

    public boolean isOver() {
        return left().isZero();
    }

    /// Something has happened.
    public void moved() {
        if (renewed) {
            begin();
        }
    }

    private void begin() {
        end.set(System.nanoTime() + length.toNanos());
    }
}
