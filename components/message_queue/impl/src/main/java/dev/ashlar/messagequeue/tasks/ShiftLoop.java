package dev.ashlar.messagequeue.tasks;

import dev.ashlar.messagequeue.ports.Relaying.Shift;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/// One shift from its first step to the loss of the turn or the end of the program.
final class ShiftLoop {
    /// For commits of which nobody told.
    private static final Duration UNTOLD = Duration.ofMillis(500);

    private static final Duration BETWEEN_TIDYINGS = Duration.ofMinutes(1);

    private final Shift shift;
    private final WatchedTurn turn;
    private final Signal signal;
    private final CountDownLatch stopped;

    ShiftLoop(Shift shift, WatchedTurn turn, Signal signal, CountDownLatch stopped) {
        this.shift = shift;
        this.turn = turn;
        this.signal = signal;
        this.stopped = stopped;
    }

    void run() throws InterruptedException {
        var tidied = System.nanoTime();
        while (turn.holds() && stopped.getCount() > 0) {
            switch (shift.step()) {
                case GO_ON -> {}
                case REST -> signal.await(UNTOLD);
            }
            if (System.nanoTime() - tidied > BETWEEN_TIDYINGS.toNanos()) {
                shift.tidy();
                tidied = System.nanoTime();
            }
        }
    }
}
