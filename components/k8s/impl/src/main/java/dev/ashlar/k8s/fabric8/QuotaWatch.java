package dev.ashlar.k8s.fabric8;

import dev.ashlar.k8s.fabric8.QuotaMemory.Entry;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the memory of quotas fresh: reads all of them, hears of every change after that, and begins anew when the watch is
/// cut, when the cluster no longer has the version at which it began (410), and once in a while anyway.
final class QuotaWatch {
    private static final Duration ANSWER = Duration.ofMillis(2_700);
    private static final Logger LOG = LoggerFactory.getLogger(QuotaWatch.class);

    private final ResourceQuotas quotas;
    private final QuotaMemory memory;
    private final QuotaRhythm rhythm;
    private final AtomicBoolean began = new AtomicBoolean();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;

    QuotaWatch(ResourceQuotas quotas, QuotaMemory memory, QuotaRhythm rhythm) {
        this.quotas = quotas;
        this.memory = memory;
        this.rhythm = rhythm;
        thread = Thread.ofVirtual().name("k8s-quota-watch").unstarted(this::goOn);
    }

    /// From the first call on it looks.
    void begin() {
        if (!began.get() && began.compareAndSet(false, true)) {
            thread.start();
        }
    }

    void stop() {
        stopped.countDown();
        thread.interrupt();
    }

    /// The outermost loop. A round that watched for a while is no failure, however it ended.
    private void goOn() {
        var pause = rhythm.first();
        try {
            do {
                var listened = round();
                pause = listened ? rhythm.first() : shorter(pause.multipliedBy(2));
            } while (!stopped.await(jittered(pause), TimeUnit.MILLISECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration shorter(Duration pause) {
        return pause.compareTo(rhythm.longest()) < 0 ? pause : rhythm.longest();
    }

    /// So that replicas do not come at the same moment.
    private static long jittered(Duration pause) {
        var most = pause.toMillis();
        return ThreadLocalRandom.current().nextLong(most / 2, most + 1);
    }

    /// @return whether it listened for a while
    private boolean round() throws InterruptedException {
        var end = new Ear();
        try {
            var asked = System.nanoTime();
            var listed = InTime.within(ANSWER, quotas::all);
            memory.listed(listed.getItems().stream().map(QuotaWatch::entry).toList(), asked);
            var version = listed.getMetadata().getResourceVersion();
            InTime.within(ANSWER, opening(version, end));
            return listen(end, asked);
        } catch (KubernetesClientException failure) {
            LOG.debug("quotas cannot be watched: {}", Refusals.why(failure));
            return false;
        } catch (TimeoutException _) {
            LOG.debug("quotas cannot be watched: Kubernetes does not answer");
            return false;
        } catch (RuntimeException failure) {
            LOG.error("quotas cannot be watched", failure);
            return false;
        } finally {
            end.close();
        }
    }

    private Callable<Boolean> opening(String version, Ear ear) {
        return () -> {
            ear.hold(quotas.watch(version, ear));
            return true;
        };
    }

    private boolean listen(Ear ear, long since) throws InterruptedException, TimeoutException {
        while (System.nanoTime() - since < rhythm.round().toNanos()) {
            if (ear.ends(rhythm.beat())) {
                break;
            }
            InTime.within(ANSWER, asking());
            memory.heard();
        }
        return System.nanoTime() - since > rhythm.longest().toNanos();
    }

    private Callable<Boolean> asking() {
        return () -> {
            quotas.ask();
            return true;
        };
    }

    private static Entry entry(ResourceQuota found) {
        return new Entry(QuotaObject.read(found), QuotaObject.version(found.getMetadata()));
    }

    /// Hears one watch. A watch that opens after it was given up is closed at once.
    private final class Ear implements Watcher<ResourceQuota> {
        private final CountDownLatch ended = new CountDownLatch(1);
        private Watch watch = () -> {};
        private boolean closed;

        synchronized void hold(Watch opened) {
            watch = opened;
            if (closed) {
                opened.close();
            }
        }

        synchronized void close() {
            closed = true;
            watch.close();
        }

        boolean ends(Duration within) throws InterruptedException {
            return ended.await(within.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public void eventReceived(Action action, ResourceQuota found) {
            if (isOver()) {
                return;
            }
            memory.heard();
            switch (action) {
                case ADDED, MODIFIED -> memory.seen(entry(found));
                case DELETED -> memory.gone(found.getMetadata().getName(), entry(found).version());
                case BOOKMARK -> {}
                case ERROR -> ended.countDown();
            }
        }

        @Override
        public void onClose() {
            ended.countDown();
        }

        @Override
        public void onClose(WatcherException cause) {
            ended.countDown();
        }

        private synchronized boolean isOver() {
            return closed;
        }
    }
}
