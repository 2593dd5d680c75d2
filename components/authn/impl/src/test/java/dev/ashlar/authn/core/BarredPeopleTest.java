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
