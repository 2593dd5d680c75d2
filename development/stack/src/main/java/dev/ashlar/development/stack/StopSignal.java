package dev.ashlar.development.stack;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/// Ctrl-C, `make stop` or the end of the terminal: the JVM is told to end, and does not before everything has stopped.
final class StopSignal implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(100);

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

    /// Does the work, unless a stop is asked for meanwhile: then the work is interrupted, and what it throws does not
    /// matter any more.
    ///
    /// @return whether the work was done
    boolean allows(Runnable work) {
        var task = new FutureTask<Void>(work, null);
        var thread = Thread.ofVirtual().start(task);
        while (thread.isAlive()) {
            if (within(LOOK)) {
                thread.interrupt();
                joined(thread);
                return false;
            }
        }
        try {
            task.get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void joined(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
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
