package dev.ashlar.secretsstorage.tasks;

import dev.ashlar.kernel.ProblemException;
import dev.ashlar.secretsstorage.Rotation;
import dev.ashlar.secretsstorage.Rotation.Counts;
import dev.ashlar.secretsstorage.Rotation.End;
import dev.ashlar.secretsstorage.Rotation.Report;
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

/// Rotates from the start of a server on, if it has a previous key, in one thread of its own that yields to requests.
/// When all is done it looks again from time to time: a data API that still had the old public key may have written.
@Singleton
final class RotationTask {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration ELSEWHERE = Duration.ofSeconds(10);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final Duration WHEN_DONE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);
    private static final Duration TO_END = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(RotationTask.class);

    private final BeanProvider<Rotation> rotation;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform()
                    .daemon()
                    .name("secrets-rotation")
                    .priority(Thread.MIN_PRIORITY)
                    .unstarted(this::goOn);
    private long lastLine;

    RotationTask(BeanProvider<Rotation> rotation) {
        this.rotation = rotation;
    }

    @EventListener
    void onStart(ServerStartupEvent event) {
        if (rotation.get().isWanted()) {
            thread.start();
        }
    }

    /// Ends after the batch that it is at.
    @PreDestroy
    void stop() throws InterruptedException {
        stopped.countDown();
        if (thread.isAlive()) {
            thread.join(TO_END);
            thread.interrupt();
        }
    }

    private void goOn() {
        try {
            var pause = FIRST;
            while (!stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                pause = attempt();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// The outermost loop: whatever goes wrong is logged, and tried again.
    private Duration attempt() {
        try {
            var report = rotation.get().run(this::heard);
            tell(report);
            return report.end() == End.DONE ? WHEN_DONE : ELSEWHERE;
        } catch (RuntimeException failure) {
            if (failure instanceof ProblemException refused) {
                LOG.warn("secrets cannot be rotated now: {}", refused.getMessage());
            } else {
                LOG.error("the rotation of secrets failed", failure);
            }
            return AFTER_FAILURE;
        }
    }

    private boolean heard(Counts counts) {
        var now = System.nanoTime();
        if (now - lastLine > BETWEEN_LINES.toNanos()) {
            lastLine = now;
            LOG.info("secrets are being rotated: {} so far", counts);
        }
        return stopped.getCount() > 0;
    }

    private static void tell(Report report) {
        if (report.counts().seen() > 0) {
            LOG.info("secrets were rotated ({}): {}", report.end(), report.counts());
        }
        if (!report.unreadable().isEmpty()) {
            LOG.warn(
                    "secrets that no key of this service opens, left as they are: {} in all, the first {}",
                    report.counts().unreadable(),
                    report.unreadable());
        }
    }
}
