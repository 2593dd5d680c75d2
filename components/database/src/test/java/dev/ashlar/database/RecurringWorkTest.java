package dev.ashlar.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.database.RecurringWork.Rhythm;
import dev.ashlar.kernel.Problem;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class RecurringWorkTest {
    private static final Rhythm QUICK = Rhythm.every(Duration.ofMillis(1));

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicBoolean taken = new AtomicBoolean();
    private final AtomicBoolean holds = new AtomicBoolean(true);

    @Test
    void workThatFailsIsTriedAgain() throws InterruptedException {
        var third = new CountDownLatch(3);

        during(
                _ -> {
                    third.countDown();
                    throw third.getCount() == 2
                            ? new IllegalStateException("broken")
                            : new Problem.Unavailable("The database does not answer.")
                                    .asException();
                },
                third);

        assertThat(taken).isFalse();
    }

    @Test
    void aTurnIsTakenOnlyWhenThereIsSomethingToDo() throws InterruptedException {
        var often = new CountDownLatch(5);
        var idle =
                new RecurringWork.Work() {
                    @Override
                    public boolean isDue() {
                        often.countDown();
                        return false;
                    }

                    @Override
                    public void run(BooleanSupplier goesOn) {
                        throw new AssertionError("there is nothing to do");
                    }
                };

        during(idle, often);

        assertThat(asked).hasValue(0);
    }

    @Test
    void whileSomebodyElseIsAtItNothingIsDone() throws InterruptedException {
        var ran = new AtomicInteger();
        taken.set(true);

        var work = new RecurringWork("painting", QUICK, OneTurn::new, _ -> ran.incrementAndGet());
        work.start();
        awaitAsked(5);
        work.stop();

        assertThat(ran).hasValue(0);
    }

    @Test
    void whoLosesTheTurnIsToldToStop() throws InterruptedException {
        var stopped = new CountDownLatch(1);

        during(
                goesOn -> {
                    assertThat(goesOn.getAsBoolean()).isTrue();
                    holds.set(false);
                    if (!goesOn.getAsBoolean()) {
                        stopped.countDown();
                    }
                },
                stopped);
    }

    @Test
    void itEndsBetweenTwoPartsWhenTheServerStops() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        var work =
                new RecurringWork(
                        "painting",
                        QUICK,
                        OneTurn::new,
                        goesOn -> {
                            begun.countDown();
                            while (goesOn.getAsBoolean()) {
                                Thread.onSpinWait();
                            }
                            ended.countDown();
                        });
        work.start();
        begun.await();

        work.stop();

        assertThat(ended.await(1, TimeUnit.MINUTES)).isTrue();
    }

    private void during(RecurringWork.Work work, CountDownLatch until) throws InterruptedException {
        var recurring = new RecurringWork("painting", QUICK, OneTurn::new, work);
        recurring.start();
        until.await();
        recurring.stop();
    }

    private void awaitAsked(int times) throws InterruptedException {
        while (asked.get() < times) {
            Thread.sleep(1);
        }
    }

    /// One turn for everybody, given or not as the test says.
    private final class OneTurn implements Turns {
        @Override
        public Optional<Turn> tryTake(String work) {
            asked.incrementAndGet();
            return taken.compareAndSet(false, true) ? Optional.of(new Mine()) : Optional.empty();
        }

        @Override
        public Optional<Turn> take(String work, Duration longest) {
            return tryTake(work);
        }

        @Override
        public void call(String work) {}
    }

    private final class Mine implements Turns.Turn {
        @Override
        public boolean holds() {
            return holds.get();
        }

        @Override
        public boolean awaitCall(Duration longest) {
            return false;
        }

        @Override
        public void close() {
            taken.set(false);
        }
    }
}
