package dev.ashlar.authz.spicedb;

import dev.ashlar.authz.Relation;
import dev.ashlar.authz.ports.RelationRecord;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Takes all relations out of the record, page by page: while one page is told, in several batches at once, the next one
/// is read. SpiceDB works on one batch and unpacks the others meanwhile; more at once than that gain nothing.
final class Transfer {
    static final int BATCH = 1_000;
    private static final int PAGE = 5 * BATCH;
    private static final int AT_ONCE = 4;

    private final RelationRecord record;
    private final Consumer<List<Relation>> tell;
    private final InstantSource clock;

    Transfer(RelationRecord record, Consumer<List<Relation>> tell, InstantSource clock) {
        this.record = record;
        this.tell = tell;
        this.clock = clock;
    }

    /// Goes on where the progress is, to the end.
    ///
    /// @param mayGoOn asked before each page
    /// @return whether the end was reached
    boolean run(ReplayProgress progress, BooleanSupplier mayGoOn) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            var page = record.after(progress.last(), PAGE);
            while (!page.isEmpty()) {
                if (!mayGoOn.getAsBoolean()) {
                    return false;
                }
                var last = page.getLast();
                var next = threads.submit(() -> record.after(last, PAGE));
                tellAll(page, threads);
                progress.told(page, clock.instant());
                page = result(next);
            }
        }
        return true;
    }

    private void tellAll(List<Relation> page, ExecutorService threads) throws InterruptedException {
        var batches = new ArrayList<Callable<Void>>();
        for (int from = 0; from < page.size(); from += BATCH) {
            var batch = page.subList(from, Math.min(from + BATCH, page.size()));
            batches.add(() -> {
                tell.accept(batch);
                return null;
            });
        }
        for (var told : threads.invokeAll(batches)) {
            result(told);
        }
    }

    private static <T> T result(Future<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failure);
        }
    }
}
