package dev.ashlar.messagequeue.tasks;

import dev.ashlar.messagequeue.ports.Relaying.Shift;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/// One shift from its first step to the loss of the turn or the end of the program.
final class ShiftLoop {
    /// For commits of which nobody told.
    private static final Duration UNTOLD = Duration.ofMillis(500);

    private static final Duration SOON = Duration.ofMillis(4);
    private static final Duration LESS_SOON = Duration.ofMillis(64);
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
        var soon = SOON;
        var tidied = System.nanoTime();
        while (turn.holds() && stopped.getCount() > 0) {
            switch (shift.step()) {
                case GO_ON -> soon = SOON;
                case LOOK_SOON -> soon = await(soon) ? SOON : less(soon);
                case REST -> {
                    soon = SOON;
                    await(UNTOLD);
                }
            }
            if (System.nanoTime() - tidied > BETWEEN_TIDYINGS.toNanos()) {
                shift.tidy();
                tidied = System.nanoTime();
            }
        }
    }

    private boolean await(Duration longest) throws InterruptedException {
        return signal.await(longest);
    }

    private static Duration less(Duration soon) {
        return soon.compareTo(LESS_SOON) < 0 ? soon.multipliedBy(2) : soon;
    }
}
