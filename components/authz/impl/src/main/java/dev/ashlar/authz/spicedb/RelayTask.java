package dev.ashlar.authz.spicedb;

import dev.ashlar.authz.ports.Relay;
import dev.ashlar.kernel.ProblemException;
import io.micronaut.context.BeanProvider;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Applies left-overs every second, from the start of a server to its end, in a thread of its own.
@Singleton
final class RelayTask {
    private static final Duration BETWEEN = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);
    private static final Duration BETWEEN_TIDYING = Duration.ofMinutes(1);
    private static final Duration TO_END = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(RelayTask.class);

    private final BeanProvider<Relay> relay;
    private final InstantSource clock;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("authz-relay").unstarted(this::goOn);
    private Instant tidied = Instant.EPOCH;

    RelayTask(BeanProvider<Relay> relay, InstantSource clock) {
        this.relay = relay;
        this.clock = clock;
    }

    @EventListener
    void onStart(ServerStartupEvent event) {
        start();
    }

    void start() {
        thread.start();
    }

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
            var pause = BETWEEN;
            while (!stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                pause = attempt() ? BETWEEN : longer(pause);
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
    private boolean attempt() {
        try {
            relay.get().applyLeftOvers();
            tidy();
            return true;
        } catch (RuntimeException failure) {
            if (stopped.getCount() == 0) {
                return false;
            }
            if (failure instanceof ProblemException refused) {
                LOG.warn("pending relations cannot be applied yet: {}", refused.getMessage());
            } else {
                LOG.error("applying pending relations failed", failure);
            }
            return false;
        }
    }

    private void tidy() {
        var now = clock.instant();
        if (tidied.plus(BETWEEN_TIDYING).isBefore(now)) {
            relay.get().forgetOld(() -> {});
            tidied = now;
        }
    }
}
