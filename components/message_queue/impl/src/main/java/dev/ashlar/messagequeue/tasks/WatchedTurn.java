package dev.ashlar.messagequeue.tasks;

import dev.ashlar.database.Turns.Turn;
import dev.ashlar.kernel.ProblemException;
import java.time.Duration;

/// A turn whose connection is watched by a thread of its own: calls become signals, and so does its loss.
final class WatchedTurn implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration TO_LISTEN = Duration.ofMillis(200);

    private final Turn turn;
    private final Signal signal;
    private final Thread watcher;
    private volatile boolean over;

    WatchedTurn(Turn turn, Signal signal) {
        this.turn = turn;
        this.signal = signal;
        this.watcher = Thread.ofVirtual().name("events-turn").start(this::watch);
    }

    boolean holds() {
        return !over;
    }

    /// Lets the watcher finish listening: a connection that is closed while somebody listens looks like a lost one.
    @Override
    public void close() {
        over = true;
        try {
            watcher.join(TO_LISTEN.multipliedBy(2));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        turn.close();
    }

    private void watch() {
        try {
            var looked = System.nanoTime();
            while (!over) {
                if (turn.awaitCall(TO_LISTEN)) {
                    signal.give();
                }
                if (System.nanoTime() - looked > BETWEEN_LOOKS.toNanos()) {
                    over = over || !turn.holds();
                    looked = System.nanoTime();
                }
            }
        } catch (ProblemException _) {
            over = true;
        }
        signal.give();
    }
}
