package dev.ashlar.authz.tasks;

import dev.ashlar.authz.ports.IndexCare;
import dev.ashlar.database.Turns;
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

/// Folds the tallies of the index every few seconds, while a server runs: one program at a time does.
@Singleton
final class FoldingTask {
    private static final Duration BETWEEN = Duration.ofSeconds(5);
    private static final Duration TO_END = Duration.ofSeconds(1);
    private static final String WORK = "authz.folding";
    private static final Logger LOG = LoggerFactory.getLogger(FoldingTask.class);

    private final BeanProvider<IndexCare> care;
    private final BeanProvider<Turns> turns;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("authz-folding").unstarted(this::goOn);

    FoldingTask(BeanProvider<IndexCare> care, BeanProvider<Turns> turns) {
        this.care = care;
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
            while (!stopped.await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS)) {
                attempt();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// The outermost loop: whatever goes wrong is logged, and tried again. No harm is done: totals are right all the same.
    void attempt() {
        try {
            if (care.get().needsFolding()) {
                foldInTurn();
            }
        } catch (ProblemException refused) {
            LOG.debug("tallies cannot be folded now: {}", refused.getMessage());
        } catch (RuntimeException failure) {
            LOG.error("folding tallies failed", failure);
        }
    }

    private void foldInTurn() {
        var turn = turns.get().tryTake(WORK);
        if (turn.isEmpty()) {
            return;
        }
        try (var mine = turn.get()) {
            care.get().fold(() -> stopped.getCount() > 0 && mine.holds());
        }
    }
}
