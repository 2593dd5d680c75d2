package dev.ashlar.messagequeue.repositories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.Outbox;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.messagequeue.ports.PendingEvents;
import dev.ashlar.messagequeue.ports.PendingEventsContract;
import dev.ashlar.testkit.TestDatabase;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcPendingEventsIT extends PendingEventsContract {
    private static final int SECONDS = 60;

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();

    @BeforeEach
    void clear() {
        DATABASE.clear();
    }

    @Override
    protected PendingEvents pending() {
        return new JdbcPendingEvents(DATABASE.sql(), DATABASE.outboxTable());
    }

    @Override
    protected Outbox outbox() {
        return DATABASE.outbox();
    }

    @Override
    protected UnitOfWork unitOfWork() {
        return DATABASE.unitOfWork();
    }

    @Test
    void aTransactionThatStaysOpenHoldsNobodyElseUp() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = Slow.begin(threads, "slow");
            slow.append();
            append("quick", "born");

            assertThat(said(pending().next(10))).containsExactly("quick born");
            slow.end();
        }

        assertThat(said(pending().next(10))).containsExactly("slow born", "quick born");
    }

    /// Numbers of transactions say nothing about their order: who began first may come to the thing last.
    @Test
    void whatIsAppendedLaterNeverComesFirstWhicheverTransactionBeganFirst() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = Slow.begin(threads, "thing");
            var between = Slow.begin(threads, "another");
            append("thing", "made");
            first.append();
            first.end();

            assertThat(said(pending().next(10))).containsExactly("thing made", "thing born");
            between.append();
            between.end();
        }
    }

    /// A transaction that has its number before it appends anything, and goes on step by step.
    private record Slow(Future<?> whole, Semaphore steps, Semaphore reached) {
        static Slow begin(ExecutorService threads, String aggregate) {
            var steps = new Semaphore(0);
            var reached = new Semaphore(0);
            var whole =
                    threads.submit(
                            () -> DATABASE.unitOfWork().run(() -> work(aggregate, steps, reached)));
            await(reached);
            return new Slow(whole, steps, reached);
        }

        private static String work(String aggregate, Semaphore steps, Semaphore reached) {
            DATABASE.sql().all("SELECT pg_current_xact_id()::text AS it", row -> row.text("it"));
            reached.release();
            await(steps);
            DATABASE.outbox().append(new Happened(aggregate, "born", Instant.EPOCH));
            reached.release();
            await(steps);
            return aggregate;
        }

        void append() {
            steps.release();
            await(reached);
        }

        void end() throws ExecutionException, InterruptedException {
            steps.release();
            whole.get();
        }

        private static void await(Semaphore semaphore) {
            try {
                assertThat(semaphore.tryAcquire(SECONDS, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException interruption) {
                throw new IllegalStateException(interruption);
            }
        }
    }
}
