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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks twice a second whether SpiceDB has forgotten, from the start of a server to its end, in a thread of its own: a
/// start neither waits for SpiceDB nor loads its client.
@Singleton
final class ReplayTask {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration BETWEEN = Duration.ofMillis(500);
    private static final Duration AFTER_FAILURE = Duration.ofMillis(250);
    private static final Duration BETWEEN_COMPLAINTS = Duration.ofSeconds(30);
    private static final Duration TO_END = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(ReplayTask.class);

    private final BeanProvider<Replay> replay;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("authz-replay").unstarted(this::goOn);
    private @Nullable Long complained;

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
            while (!stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                pause = attempt() ? BETWEEN : AFTER_FAILURE;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// The outermost loop: whatever goes wrong is logged, and tried again.
    private boolean attempt() throws InterruptedException {
        try {
            return replay.get().run();
        } catch (RuntimeException failure) {
            if (stopped.getCount() > 0 && mayComplain()) {
                complain(failure);
            }
            return false;
        }
    }

    /// Attempts follow each other quickly, so that a server that comes back is told at once.
    private boolean mayComplain() {
        var now = System.nanoTime();
        if (complained != null && now - complained < BETWEEN_COMPLAINTS.toNanos()) {
            return false;
        }
        complained = now;
        return true;
    }

    private static void complain(RuntimeException failure) {
        if (failure instanceof ProblemException refused) {
            LOG.warn("relations cannot be replayed yet: {}", refused.getMessage());
        } else {
            LOG.error("the replay of relations failed", failure);
        }
    }
}
