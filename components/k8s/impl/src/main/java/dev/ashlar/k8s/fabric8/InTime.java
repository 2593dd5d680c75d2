package dev.ashlar.k8s.fabric8;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Several requests that together have one time. What is given up is told to end and may still reach the cluster.
final class InTime {
    private InTime() {}

    /// @throws TimeoutException if it is not done in time, or if who waits is told to end
    static <T> T within(Duration longest, Callable<T> calls) throws TimeoutException {
        var task = new FutureTask<>(calls);
        Thread.ofVirtual().name("k8s-quotas").start(task);
        try {
            return task.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            throw refusal(failure.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new TimeoutException("told to end");
        } finally {
            task.cancel(true);
        }
    }

    /// Whoever waits has committed already and must hear of it, whatever the client stumbles over.
    private static RuntimeException refusal(@Nullable Throwable cause) {
        return switch (cause) {
            case KubernetesClientException refused -> refused;
            case ForeignObject foreign -> foreign;
            case null, default -> new KubernetesClientException("not understood", cause);
        };
    }
}
