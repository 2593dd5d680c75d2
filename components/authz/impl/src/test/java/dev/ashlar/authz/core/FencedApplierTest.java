package dev.ashlar.authz.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.authz.Relation;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.ports.Patience;
import dev.ashlar.authz.ports.PatientApplier;
import dev.ashlar.authz.ports.PendingChanges;
import dev.ashlar.authz.ports.RelationChange;
import dev.ashlar.authz.ports.RelationCopy;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.UserId;
import dev.ashlar.testkit.FakeUnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FencedApplierTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Pending pending = new Pending();
    private final Copy copy = new Copy();
    private final RecordingObservations observations = new RecordingObservations();
    private final PatientApplier applier =
            new FencedApplier(pending, () -> copy, new FakeUnitOfWork(), observations, LONG);

    @Test
    void theUsualChangeCostsOneCall() {
        pending.add();
        applier.applyPending();
        copy.calls.set(0);

        pending.add();
        applier.applyPending();

        assertThat(copy.calls).hasValue(1);
        assertThat(copy.applied).containsExactlyInAnyOrder(1L, 2L);
        assertThat(pending.any()).isFalse();
        assertThat(observations.applied()).isEqualTo(2);
    }

    @Test
    void whenSomebodyElseWroteItReadsAgain() {
        pending.add();
        applier.applyPending();
        copy.moveFence();

        pending.add();
        applier.applyPending();

        assertThat(copy.applied).containsExactlyInAnyOrder(1L, 2L);
        assertThat(pending.any()).isFalse();
        assertThat(observations.failures()).isZero();
    }

    @Test
    void whatOthersDidMeanwhileIsNotDoneAgain() {
        pending.add();
        applier.applyPending();
        pending.add();
        copy.beforeApply =
                () -> {
                    copy.moveFence();
                    pending.noteDone(pending.next().changes());
                };
        copy.calls.set(0);

        applier.applyPending();

        assertThat(copy.calls).as("the one that was refused").hasValue(1);
    }

    @Test
    void aCopyThatHasForgottenLeavesThemPending() {
        copy.forgotten = true;
        pending.add();

        applier.applyPending();

        assertThat(pending.any()).isTrue();
        assertThat(observations.failures()).isEqualTo(1);
        assertThatThrownBy(() -> applier.applyPending(Patience.atMost(LONG)))
                .hasMessageContaining("the authorization service does not answer");
    }

    @Test
    void whoWaitsFindsThatTheNextOneDidEverything() throws Exception {
        var reached = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        pending.add();
        copy.beforeApply =
                () -> {
                    reached.countDown();
                    await(goOn);
                };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> applier.applyPending());
            reached.await();
            var waiting = new ArrayList<Callable<Boolean>>();
            var begun = new CountDownLatch(20);
            IntStream.range(0, 20)
                    .forEach(_ ->
                            waiting.add(() -> {
                                pending.add();
                                begun.countDown();
                                applier.applyPending();
                                return true;
                            }));
            var others = waiting.stream().map(threads::submit).toList();
            begun.await();
            goOn.countDown();
            first.get();
            for (var other : others) {
                other.get();
            }
        }

        assertThat(copy.applied).hasSize(21);
        assertThat(copy.calls).as("fewer calls than changes").hasValueLessThan(20);
    }

    @Test
    void nobodyWaitsForEverForTheTurn() throws Exception {
        var reached = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        pending.add();
        copy.beforeApply =
                () -> {
                    reached.countDown();
                    await(goOn);
                };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> applier.applyPending(Patience.atMost(LONG)));
            reached.await();

            assertThatThrownBy(() -> applier.applyPending(Patience.atMost(Duration.ofMillis(20))))
                    .hasMessageContaining("does not answer");
            goOn.countDown();
            first.get();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static final class Pending implements PendingChanges {
        private final List<RelationChange> changes = new ArrayList<>();
        private long last;

        synchronized void add() {
            last++;
            var relation =
                    Relation.membership(
                            ResourceRef.PLATFORM, new UserId("user-" + last), Role.VIEWER);
            changes.add(new RelationChange(last, List.of(relation), List.of()));
        }

        @Override
        public synchronized boolean any() {
            return !changes.isEmpty();
        }

        @Override
        public synchronized Page next() {
            return new Page(changes, false);
        }

        @Override
        public synchronized Backlog backlog() {
            return new Backlog(changes.size(), Instant.EPOCH);
        }

        @Override
        public synchronized void noteDone(List<RelationChange> done) {
            changes.removeAll(done);
        }

        @Override
        public boolean forgetSome() {
            return false;
        }
    }

    private static final class Copy implements RelationCopy {
        final AtomicInteger calls = new AtomicInteger();
        final Set<Long> applied = new HashSet<>();
        Runnable beforeApply = () -> {};
        boolean forgotten;
        private int token;

        void moveFence() {
            token++;
        }

        @Override
        public boolean isComplete() {
            return !forgotten;
        }

        @Override
        public Fence fence() {
            calls.incrementAndGet();
            if (forgotten) {
                throw new Forgotten("as the test wants it");
            }
            return new Fence("one", Integer.toString(token));
        }

        @Override
        public Fence apply(Fence known, List<RelationChange> changes, Duration patience) {
            calls.incrementAndGet();
            beforeApply.run();
            beforeApply = () -> {};
            if (!known.token().equals(Integer.toString(token))) {
                throw new FenceMoved(new IllegalStateException("as the test wants it"));
            }
            changes.forEach(change -> applied.add(change.position()));
            token++;
            return new Fence("one", Integer.toString(token));
        }

        @Override
        public void writeSchema() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Fence open() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void fill(Fence known, List<Relation> relations) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Fence complete(Fence known) {
            throw new UnsupportedOperationException();
        }
    }
}
