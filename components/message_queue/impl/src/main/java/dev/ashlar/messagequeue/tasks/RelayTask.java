package dev.ashlar.messagequeue.tasks;

import dev.ashlar.database.OutboxTable;
import dev.ashlar.database.OutboxTable.Channel;
import dev.ashlar.database.Turns;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.messagequeue.ports.RelayMeter;
import dev.ashlar.messagequeue.ports.Relaying;
import io.micronaut.context.BeanProvider;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Relays from the start of a server to its end, in threads of its own: a start neither waits for Redis nor loads its
/// client, and no request waits for a relay.
///
/// One program at a time has the turn. When something goes wrong it gives the turn away and stands in line again after
/// a pause, since another program may reach what this one does not.
@Singleton
final class RelayTask {
    static final String WORK = "message_queue.relay";

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration IN_LINE = Duration.ofSeconds(10);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration BETWEEN_CALLS = Duration.ofMillis(5);
    private static final Duration A_WHILE = Duration.ofSeconds(5);
    private static final Duration TO_END = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(RelayTask.class);

    private final Turns turns;
    private final OutboxTable outbox;
    private final BeanProvider<Relaying> relaying;
    private final RelayMeter meter;
    private final Signal here = new Signal();
    private final Signal elsewhere = new Signal();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final List<Thread> threads =
            List.of(
                    Thread.ofVirtual().name("events-relay").unstarted(this::goOn),
                    Thread.ofVirtual().name("events-call").unstarted(this::callOthers));
    private volatile boolean hasTurn;

    RelayTask(Turns turns, OutboxTable outbox, BeanProvider<Relaying> relaying, RelayMeter meter) {
        this.turns = turns;
        this.outbox = outbox;
        this.relaying = relaying;
        this.meter = meter;
    }

    @EventListener
    void onStart(ServerStartupEvent event) {
        start();
    }

    void start() {
        outbox.afterCommits(Channel.EVENTS, this::committed);
        threads.forEach(Thread::start);
    }

    /// Ends a shift after the step that it is at, so that whoever comes next has nothing to find out.
    @PreDestroy
    void stop() throws InterruptedException {
        stopped.countDown();
        here.give();
        for (var thread : threads) {
            if (hasTurn) {
                thread.join(TO_END);
            }
            thread.interrupt();
        }
    }

    private void committed() {
        (hasTurn ? here : elsewhere).give();
    }

    private void goOn() {
        try {
            var pause = FIRST;
            while (!stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                pause = takeTurn() ? SHORTEST_PAUSE : longer(pause);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration longer(Duration pause) {
        var twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    /// The outermost loop: whatever goes wrong is logged, and tried again.
    ///
    /// @return whether it went well for a while
    private boolean takeTurn() throws InterruptedException {
        var began = System.nanoTime();
        try {
            var turn = turns.take(WORK, IN_LINE);
            if (turn.isPresent()) {
                hasTurn = true;
                try (var watched = new WatchedTurn(turn.get(), here);
                        var shift = relaying.get().begin()) {
                    new ShiftLoop(shift, watched, here, stopped).run();
                }
            }
            return true;
        } catch (RuntimeException failure) {
            if (stopped.getCount() > 0) {
                meter.failed();
                tell(failure);
            }
            return System.nanoTime() - began > A_WHILE.toNanos();
        } finally {
            hasTurn = false;
        }
    }

    private static void tell(RuntimeException failure) {
        if (failure instanceof ProblemException refused) {
            LOG.debug("events cannot be sent now: {}", refused.getMessage());
        } else {
            LOG.error("the relay of events failed", failure);
        }
    }

    /// Not more often than every few milliseconds, however many commits there are.
    private void callOthers() {
        try {
            while (stopped.getCount() > 0) {
                if (elsewhere.await(LONGEST_PAUSE)) {
                    call();
                    stopped.await(BETWEEN_CALLS.toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void call() {
        try {
            turns.call(WORK);
        } catch (ProblemException _) {
            // Whoever has the turn looks by itself soon.
        }
    }
}
