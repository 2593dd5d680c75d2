package dev.ashlar.testkit;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// A test that is short in `make test` and as long as one likes by hand (`make prove-...`), where it says how far it is.
public final class Proof {
    private static final String SIZE = "ashlar.prove";
    private static final long BETWEEN_LINES = Duration.ofSeconds(2).toNanos();

    private final String name;
    private final int size;
    private final long began = System.nanoTime();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicLong lastLine = new AtomicLong(began);

    private Proof(String name, int size) {
        this.name = name;
        this.size = size;
    }

    /// @param usual the size in `make test`
    public static Proof of(String name, int usual) {
        return new Proof(name, size(usual));
    }

    /// @param steps how many there are, whatever the size
    public static Proof counting(String name, int steps) {
        return new Proof(name, steps);
    }

    /// What `-Dashlar.prove=` says.
    ///
    /// @param usual what counts where it says nothing
    public static int size(int usual) {
        return Integer.getInteger(SIZE, usual);
    }

    /// How long something may take: the figure where it is measured by hand, ten times that beside other tests on a machine
    /// that is busy.
    public static Duration limit(Duration figure) {
        return Integer.getInteger(SIZE) == null ? figure.multipliedBy(10) : figure;
    }

    public int size() {
        return size;
    }

    /// One more is done.
    public void step() {
        var count = done.incrementAndGet();
        var now = System.nanoTime();
        var last = lastLine.get();
        if (now - last > BETWEEN_LINES && lastLine.compareAndSet(last, now)) {
            print(count, now);
        }
    }

    /// Says how long it took, where it was run by hand.
    public void end() {
        if (Integer.getInteger(SIZE) != null) {
            print(done.get(), System.nanoTime());
        }
    }

    /// A line that `build/progress` lets through.
    public static void say(String line) {
        System.out.println("  -- " + line);
    }

    private void print(int count, long now) {
        var seconds = Duration.ofNanos(now - began).toMillis() / 1_000.0;
        say("%s: %,d of %,d after %.1f s".formatted(name, count, size, seconds));
    }
}
