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
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);
    private static final Logger LOG = LoggerFactory.getLogger(ReplayTask.class);

    private final BeanProvider<Replay> replay;
    private final CountDownLatch stopped = new CountDownLatch(1);

    ReplayTask(BeanProvider<Replay> replay) {
        this.replay = replay;
    }

    @EventListener
    void start(ServerStartupEvent event) {
        Thread.ofVirtual().name("authz-replay").start(this::goOn);
    }

    @PreDestroy
    void stop() {
        stopped.countDown();
    }

    private void goOn() {
        try {
            var pause = FIRST;
            var failures = SHORTEST_PAUSE;
            while (!stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                if (attempt()) {
                    pause = BETWEEN;
                    failures = SHORTEST_PAUSE;
                } else {
                    pause = failures;
                    failures = shorter(failures.multipliedBy(2));
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
        } catch (ProblemException refused) {
            LOG.warn("relations cannot be replayed yet: {}", refused.getMessage());
        } catch (RuntimeException defect) {
            LOG.error("the replay of relations failed", defect);
        }
        return false;
    }
}
