package dev.ashlar.authn.tasks;

import dev.ashlar.authn.ports.Refresher;
import dev.ashlar.database.Calls;
import dev.ashlar.kernel.Problem;
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

/// Hears, while a server runs, of everybody whose tokens no longer count or count again, within milliseconds. What it does
/// not hear, because its connection was lost or something between passes no calls on, it sees when it looks by itself.
/// No request waits for it.
@Singleton
final class BarringTask {
    static final String CHANNEL = "users.barred";

    /// Between looks that nobody called for.
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

    /// For a stop not to wait longer than that.
    private static final Duration TO_LISTEN = Duration.ofMillis(200);

    /// Many calls are one look.
    private static final Duration BETWEEN_CALLS = Duration.ofMillis(20);

    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);
    private static final Duration TO_END = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(BarringTask.class);

    private final BeanProvider<Refresher> refresher;
    private final BeanProvider<Calls> calls;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("authn-barring").unstarted(this::goOn);

    BarringTask(BeanProvider<Refresher> refresher, BeanProvider<Calls> calls) {
        this.refresher = refresher;
        this.calls = calls;
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
            thread.join(TO_END);
        }
    }

    private void goOn() {
        try {
            while (stopped.getCount() > 0) {
                attempt();
                stopped.await(BETWEEN_ATTEMPTS.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// The outermost loop: whatever goes wrong is logged, and tried again.
    private void attempt() throws InterruptedException {
        try {
            // First by the pool: that works where no further connection is to be had.
            refresher.get().refresh();
            listen();
        } catch (ProblemException refused) {
            LOG.debug("who is barred cannot be heard now: {}", refused.getMessage());
        } catch (RuntimeException failure) {
            LOG.error("hearing who is barred failed", failure);
        }
    }

    private void listen() throws InterruptedException {
        try (var listener = calls.get().listen(CHANNEL)) {
            while (stopped.getCount() > 0) {
                // After listening has begun, so that nothing falls in between.
                refresher.get().refresh();
                awaitCall(listener);
                stopped.await(BETWEEN_CALLS.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    private void awaitCall(Calls.Listener listener) {
        var began = System.nanoTime();
        while (stopped.getCount() > 0) {
            if (listener.await(TO_LISTEN)) {
                return;
            }
            if (System.nanoTime() - began > BETWEEN_LOOKS.toNanos()) {
                if (!listener.hears()) {
                    throw new Problem.Unavailable("the database").asException();
                }
                return;
            }
        }
    }
}
