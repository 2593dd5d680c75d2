package dev.ashlar.secrets.tasks;

import dev.ashlar.database.Turns;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.secrets.ports.Aging;
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

/// Forgets what is older than a year, every hour while a server runs: one program at a time does.
@Singleton
final class ForgettingTask {
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration BETWEEN = Duration.ofHours(1);
    private static final Duration TO_END = Duration.ofSeconds(1);
    private static final String WORK = "secrets.forgetting";
    private static final Logger LOG = LoggerFactory.getLogger(ForgettingTask.class);

    private final BeanProvider<Aging> aging;
    private final BeanProvider<Turns> turns;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofVirtual().name("secrets-forgetting").unstarted(this::goOn);

    ForgettingTask(BeanProvider<Aging> aging, BeanProvider<Turns> turns) {
        this.aging = aging;
        this.turns = turns;
    }

    @EventListener
    void onStart(ServerStartupEvent event) {
        thread.start();
    }

    /// Ends between two parts.
    @PreDestroy
    void stop() throws InterruptedException {
        stopped.countDown();
        if (thread.isAlive()) {
            thread.join(TO_END);
        }
    }

    private void goOn() {
        try {
            var pause = FIRST;
            while (!stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                attempt();
                pause = BETWEEN;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// The outermost loop: whatever goes wrong is logged, and tried again.
    void attempt() {
        try {
            var turn = turns.get().tryTake(WORK);
            if (turn.isPresent()) {
                try (var mine = turn.get()) {
                    var gone = aging.get().forgetOld(() -> stopped.getCount() > 0 && mine.holds());
                    LOG.debug("{} old events of secrets were forgotten", gone);
                }
            }
        } catch (ProblemException refused) {
            LOG.debug("old events of secrets cannot be forgotten now: {}", refused.getMessage());
        } catch (RuntimeException failure) {
            LOG.error("forgetting old events of secrets failed", failure);
        }
    }
}
