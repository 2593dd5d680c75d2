package dev.ashlar.authn.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.authn.ports.BarRecord;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.kernel.UserId;
import dev.ashlar.testkit.TestClock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BarredPeopleTest {
    private static final UserId ADA = new UserId("ada");

    private final FickleRecord record = new FickleRecord();
    private final BarredPeople barred = new BarredPeople(record, TestClock.atNoon());

    @Test
    void nobodyIsLetInBeforeTheyHaveBeenRead() {
        record.answers = false;

        assertThatThrownBy(() -> barred.contain(ADA)).isInstanceOf(ProblemException.class);

        record.answers = true;
        assertThat(barred.contain(ADA)).isTrue();
    }

    @Test
    void askingReadsOnce() {
        barred.contain(ADA);
        barred.contain(new UserId("grace"));

        assertThat(record.reads).isEqualTo(1);
    }

    /// Else each of many requests would wait until all before it had waited in vain.
    @Test
    void whileTheFirstLookTakesLongNobodyStandsInLine() throws Exception {
        var begun = new CountDownLatch(1);
        var over = new CountDownLatch(1);
        var slow =
                new BarredPeople(
                        () -> {
                            begun.countDown();
                            awaitQuietly(over);
                            return Map.of();
                        },
                        TestClock.atNoon());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> slow.contain(ADA));
            begun.await();

            var others =
                    Stream.generate(() -> threads.submit(() -> slow.contain(ADA)))
                            .limit(20)
                            .toList();
            for (var other : others) {
                assertThatThrownBy(() -> other.get(1, TimeUnit.MINUTES))
                        .hasCauseInstanceOf(ProblemException.class);
            }

            over.countDown();
            assertThat(first.get(1, TimeUnit.MINUTES)).isFalse();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aDatabaseThatIsAwayChangesNothing() {
        barred.refresh();
        record.answers = false;

        assertThatThrownBy(barred::refresh).isInstanceOf(ProblemException.class);

        assertThat(barred.contain(ADA)).isTrue();
        assertThat(barred.contain(new UserId("grace"))).isFalse();
    }

    /// Of ada alone, when it answers.
    private static final class FickleRecord implements BarRecord {
        private boolean answers = true;
        private int reads;

        @Override
        public Map<UserId, Instant> read() {
            reads++;
            if (!answers) {
                throw new Problem.Unavailable("the database").asException();
            }
            return Map.of(ADA, Instant.MAX);
        }
    }
}
