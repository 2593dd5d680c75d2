package dev.ashlar.authz.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.authz.ports.Patience;
import dev.ashlar.authz.ports.PatientApplier;
import dev.ashlar.authz.ports.PendingChanges;
import dev.ashlar.authz.ports.ReadingIndex;
import dev.ashlar.authz.ports.RelationChange;
import dev.ashlar.jobs.RunEnds;
import dev.ashlar.testkit.CountingRun;
import dev.ashlar.testkit.FakeUnitOfWork;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What never comes to an end by itself ends at a pause.
class PausesTest {
    private final CountingRun run = new CountingRun().endingAfter(3);
    private final FakeUnitOfWork unitOfWork = new FakeUnitOfWork();

    @Test
    void comparingTheIndexEndsWhenTheRunDoes() {
        var index = new EndlessIndex();
        var care = new CareInParts(index, unitOfWork);

        assertThatThrownBy(() -> care.compare(true, run::pause)).isInstanceOf(RunEnds.class);

        assertThat(index.parts).isEqualTo(3);
    }

    @Test
    void forgettingEndsWhenTheRunDoes() {
        var pending = new EndlessPast();
        var relay =
                new OutboxRelay(
                        pending, new NothingToApply(), unitOfWork, new RecordingObservations());

        assertThatThrownBy(() -> relay.forgetOld(run::pause)).isInstanceOf(RunEnds.class);

        assertThat(pending.parts).isEqualTo(3);
    }

    private static final class EndlessIndex implements ReadingIndex {
        private int parts;

        @Override
        public boolean isToBeFolded() {
            return false;
        }

        @Override
        public boolean foldTallies(int atMost) {
            return false;
        }

        @Override
        public boolean gatherTotals(int atMost) {
            return false;
        }

        @Override
        public Part compareThings(String last, int atMost, boolean mend) {
            parts++;
            return new Part(List.of(), "thing-" + parts);
        }

        @Override
        public Part compareTallies(String last, int atMost, boolean mend) {
            return new Part(List.of(), "");
        }

        @Override
        public Part compareGathered(String last, int atMost, boolean mend) {
            return new Part(List.of(), "");
        }
    }

    private static final class NothingToApply implements PatientApplier {
        @Override
        public void applyPending() {
            // Nothing is pending.
        }

        @Override
        public void applyPending(Patience patience) {
            // Nothing is pending.
        }
    }

    private static final class EndlessPast implements PendingChanges {
        private int parts;

        @Override
        public boolean any() {
            return false;
        }

        @Override
        public Page next() {
            return new Page(List.of(), false);
        }

        @Override
        public Backlog backlog() {
            return new Backlog(0, Instant.EPOCH);
        }

        @Override
        public void noteDone(List<RelationChange> changes) {
            // There is nothing to note.
        }

        @Override
        public boolean forgetSome() {
            parts++;
            return true;
        }
    }
}
