package dev.ashlar.authn.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.authn.ports.BarRecord;
import dev.ashlar.authn.ports.Refresher;
import dev.ashlar.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// What a program knew last of those who are barred.
final class Latest implements Refresher {
    private final BarRecord record;
    private Map<UserId, Instant> known = Map.of();

    Latest(BarRecord record) {
        this.record = record;
    }

    @Override
    public synchronized void refresh() {
        known = record.read();
        notifyAll();
    }

    /// Waits until this is known and nothing else.
    synchronized void await(Map<UserId, Instant> expected, Duration longest)
            throws InterruptedException {
        var end = System.nanoTime() + longest.toNanos();
        while (!known.equals(expected) && System.nanoTime() < end) {
            wait(Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis()));
        }
        assertThat(known).isEqualTo(expected);
    }
}
