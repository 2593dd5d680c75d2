package dev.ashlar.messagequeue.tasks;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Wakes one waiting thread. Calls that come while nobody waits are one call.
final class Signal {
    private final Semaphore calls = new Semaphore(0);

    void give() {
        if (calls.availablePermits() == 0) {
            calls.release();
        }
    }

    /// @return whether it was given, since the last time or within this one
    boolean await(Duration longest) throws InterruptedException {
        var given = calls.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
        calls.drainPermits();
        return given;
    }
}
