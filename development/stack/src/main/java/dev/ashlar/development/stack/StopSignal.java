package dev.ashlar.development.stack;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ctrl-C, `make stop` or the end of the terminal: the JVM is told to end, and does not before everything has stopped.
final class StopSignal implements AutoCloseable {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch obeyed = new CountDownLatch(1);

    StopSignal() {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::askAndWait));
    }

    /// Whether a stop was asked for before the time was over.
    boolean within(Duration time) {
        try {
            return asked.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /// Everything has stopped.
    @Override
    public void close() {
        obeyed.countDown();
    }

    private void askAndWait() {
        asked.countDown();
        try {
            obeyed.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
