package dev.ashlar.authz.spicedb;

import dev.ashlar.kernel.ProblemException;
import io.micronaut.context.BeanProvider;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks every few seconds whether SpiceDB has forgotten, from the start of a server to its end, in a thread of its own:
/// a start neither waits for SpiceDB nor loads its client.
@Singleton
final class ReplayTask {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration BETWEEN = Duration.ofSeconds(3);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);
    private static final Duration TO_END = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(ReplayTask.class);

    private final BeanProvider<Replay> replay;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("authz-replay").unstarted(this::goOn);

    ReplayTask(BeanProvider<Replay> replay) {
        this.replay = replay;
    }

    @EventListener
    void onStart(ServerStartupEvent event) {
        start();
    }

    void start() {
        thread.start();
    }

    /// Ends an attempt in the middle: the next program goes on from the beginning.
    @PreDestroy
    void stop() throws InterruptedException {
        stopped.countDown();
        if (thread.isAlive()) {
            thread.interrupt();
            thread.join(TO_END);
        }
    }

    private void goOn() {
        try {
            var pause = FIRST;
            var afterFailure = SHORTEST_PAUSE;
            while (!stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                if (attempt()) {
                    pause = BETWEEN;
                    afterFailure = SHORTEST_PAUSE;
                } else {
                    pause = afterFailure;
                    afterFailure = shorter(afterFailure.multipliedBy(2));
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration shorter(Duration pause) {
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    /// The outermost loop: whatever goes wrong is logged, and tried again.
    private boolean attempt() {
        try {
            return replay.get().run();
        } catch (RuntimeException failure) {
            if (stopped.getCount() == 0) {
                return false;
            }
            if (failure instanceof ProblemException refused) {
                LOG.warn("relations cannot be replayed yet: {}", refused.getMessage());
            } else {
                LOG.error("the replay of relations failed", failure);
            }
            return false;
        }
    }
}
