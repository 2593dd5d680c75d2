package dev.ashlar.development.stack;

import dev.ashlar.development.servers.ServerFailure;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;

/// Several pieces of work at once.
final class Together {
    private Together() {}

    /// Returns when all have ended. When one fails or the caller is interrupted, the others are interrupted, and once
    /// they have ended the failure is thrown.
    static void run(List<Runnable> work) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var done = new ExecutorCompletionService<Void>(threads);
            work.forEach(one -> done.submit(one, null));
            try {
                for (int ended = 0; ended < work.size(); ended++) {
                    done.take().get();
                }
            } catch (ExecutionException e) {
                threads.shutdownNow();
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                threads.shutdownNow();
                Thread.currentThread().interrupt();
                throw new ServerFailure("The work was interrupted.", e);
            }
        }
    }
}
