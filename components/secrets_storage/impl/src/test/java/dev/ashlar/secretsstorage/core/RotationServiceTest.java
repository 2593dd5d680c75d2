package dev.ashlar.secretsstorage.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.secretsstorage.Rotation.Counts;
import dev.ashlar.secretsstorage.Rotation.End;
import dev.ashlar.secretsstorage.ports.FakeWrappedKeys;
import dev.ashlar.secretsstorage.ports.Rewrapping;
import dev.ashlar.secretsstorage.ports.RotationMeter;
import dev.ashlar.secretsstorage.ports.RotationTurns;
import dev.ashlar.testkit.FakeUnitOfWork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RotationServiceTest {
    private static final int OLD = 1;
    private static final int NEW = 2;
    private static final int STRANGE = 3;

    private final FakeUnitOfWork unitOfWork = new FakeUnitOfWork();
    private final FakeWrappedKeys keys = new FakeWrappedKeys(unitOfWork);
    private final Map<Integer, Runnable> meanwhile = new HashMap<>();
    private final List<RotationMeter.State> states = new ArrayList<>();
    private boolean holds = true;
    private boolean free = true;

    @Test
    void aSecretThatIsWrittenWhileItIsRewrappedKeepsWhatIsNewerAndIsLookedAtAgain() {
        keys.write(id(1), OLD, 11);
        keys.write(id(2), OLD, 12);
        meanwhile.put(11, () -> keys.write(id(1), OLD, 99));

        var report = service().run(_ -> true);

        assertThat(report.end()).isEqualTo(End.DONE);
        assertThat(report.counts()).isEqualTo(new Counts(2, 0, 1, 0));
        assertThat(keys.key(id(1))).containsExactly(NEW, 99);
        assertThat(keys.key(id(2))).containsExactly(NEW, 12);
    }

    @Test
    void everyWrappedKeyIsUnwrappedOnceHoweverOftenOneLooks() {
        keys.write(id(1), OLD, 11);
        keys.write(id(2), NEW, 12);
        service().run(_ -> true);

        var second = service().run(_ -> true);

        assertThat(second.counts()).isEqualTo(Counts.NONE);
    }

    @Test
    void whatNoKeyOpensIsCountedOnceThoughThereWereTwoPasses() {
        keys.write(id(1), STRANGE, 11);
        keys.write(id(2), OLD, 12);
        meanwhile.put(12, () -> keys.write(id(2), OLD, 13));

        var report = service().run(_ -> true);

        assertThat(report.counts().unreadable()).isEqualTo(1);
        assertThat(report.unreadable()).containsExactly(id(1));
        assertThat(keys.key(id(1))).containsExactly(STRANGE, 11);
    }

    @Test
    void nothingIsWrittenOnceTheTurnIsLost() {
        keys.write(id(1), OLD, 11);
        holds = false;

        assertThat(service().run(_ -> true).end()).isEqualTo(End.ELSEWHERE);
        assertThat(keys.key(id(1))).containsExactly(OLD, 11);
    }

    @Test
    void whileAnotherProgramRotatesThisOneDoesNot() {
        keys.write(id(1), OLD, 11);
        free = false;

        assertThat(service().run(_ -> true).end()).isEqualTo(End.ELSEWHERE);
        assertThat(states).isEmpty();
    }

    @Test
    void operatorsSeeHowItEnds() {
        keys.write(id(1), OLD, 11);
        service().run(_ -> true);
        assertThat(states)
                .containsExactly(RotationMeter.State.RUNNING, RotationMeter.State.FINISHED);

        states.clear();
        keys.write(id(2), OLD, 12);
        meanwhile.put(
                12,
                () -> {
                    throw new Problem.Unavailable("the database").asException();
                });

        assertThatThrownBy(() -> service().run(_ -> true)).isInstanceOf(ProblemException.class);
        assertThat(states)
                .containsExactly(RotationMeter.State.RUNNING, RotationMeter.State.ERRORED);
    }

    private RotationService service() {
        RotationTurns turns = () -> free ? Optional.of(new Held()) : Optional.empty();
        return new RotationService(keys, new Numbered(), turns, new Meter(), unitOfWork);
    }

    private static Ulid id(int n) {
        return new Ulid("01JD2V4Q8Z6M5T3XW9K7C1N00" + n);
    }

    private final class Held implements RotationTurns.Hold {
        @Override
        public boolean holds() {
            return holds;
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }

    private final class Meter implements RotationMeter {
        @Override
        public void state(State state) {
            states.add(state);
        }

        @Override
        public void rewrapped(int count) {
            assertThat(count).isNotNegative();
        }
    }

    private final class Numbered implements Rewrapping {
        @Override
        public boolean isWanted() {
            return true;
        }

        @Override
        public String target() {
            return "new";
        }

        @Override
        public Result rewrap(byte[] key) {
            assertThat(unitOfWork.inTransaction()).isFalse();
            var first = meanwhile.remove((int) key[1]);
            if (first != null) {
                first.run();
            }
            return switch (key[0]) {
                case OLD -> new Result.Moved(new byte[] {NEW, key[1]});
                case NEW -> new Result.Current();
                default -> new Result.Unreadable();
            };
        }
    }
}
