package dev.ashlar.messagequeue.tasks;

import dev.ashlar.kernel.ProblemException;
import dev.ashlar.messagequeue.ports.Retelling;
import dev.ashlar.messagequeue.ports.RetellingBell;
import io.micronaut.context.BeanProvider;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Goes on with a reprovisioning wherever one has begun, also one that a program left behind when it died.
@Singleton
final class RetellingTask implements RetellingBell {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration TO_END = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(RetellingTask.class);

    private final BeanProvider<Retelling> retelling;
    private final Signal signal = new Signal();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("events-retelling").unstarted(this::goOn);

    RetellingTask(BeanProvider<Retelling> retelling) {
        this.retelling = retelling;
    }

    @EventListener
    void onStart(ServerStartupEvent event) {
        start();
    }

    void start() {
        thread.start();
    }

    @Override
    public void ring() {
        signal.give();
    }

    @PreDestroy
    void stop() throws InterruptedException {
        stopped.countDown();
        signal.give();
        if (thread.isAlive()) {
            thread.join(TO_END);
            thread.interrupt();
        }
    }

    private void goOn() {
        try {
            signal.await(BETWEEN_LOOKS);
            while (stopped.getCount() > 0) {
                switch (page()) {
                    case GO_ON -> {}
                    case PAUSE -> signal.await(PAUSE);
                    case REST -> signal.await(BETWEEN_LOOKS);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// The outermost loop: whatever goes wrong is logged, and tried again.
    private Retelling.Next page() {
        try {
            return retelling.get().page();
        } catch (RuntimeException failure) {
            if (stopped.getCount() > 0) {
                if (failure instanceof ProblemException refused) {
                    LOG.warn("reprovisioning cannot go on now: {}", refused.getMessage());
                } else {
                    LOG.error("a page of a reprovisioning failed", failure);
                }
            }
            return Retelling.Next.REST;
        }
    }
}
