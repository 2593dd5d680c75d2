package dev.ashlar.messagequeue.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.kernel.ProblemException;
import dev.ashlar.messagequeue.ports.Entries;
import dev.ashlar.messagequeue.ports.InMemoryEventStream;
import dev.ashlar.messagequeue.ports.InMemoryPendingEvents;
import dev.ashlar.messagequeue.ports.PendingEvent;
import dev.ashlar.messagequeue.ports.PendingEventsContract.Happened;
import dev.ashlar.messagequeue.ports.RelayMeter;
import dev.ashlar.messagequeue.ports.Relaying;
import dev.ashlar.messagequeue.ports.Relaying.Next;
import dev.ashlar.messagequeue.ports.StreamEntry;
import dev.ashlar.testkit.FakeUnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RelayTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final InMemoryPendingEvents pending = new InMemoryPendingEvents();
    private final InMemoryEventStream stream = new InMemoryEventStream();
    private final Relaying relaying =
            new Relay(
                    pending,
                    new NamedByPosition(),
                    stream,
                    new FakeUnitOfWork(),
                    new Silent(),
                    () -> NOON);

    @Test
    void whatWaitsIsSentOnceAndInItsOrder() {
        happen("a", "b", "a");

        try (var shift = relaying.begin()) {
            assertThat(shift.step()).isEqualTo(Next.REST);
            assertThat(shift.step()).isEqualTo(Next.REST);
        }

        assertThat(stream.ids()).containsExactly("1", "2", "3");
        assertThat(pending.backlog().count()).isZero();
    }

    @Test
    void moreThanGoesAtOnceTakesMoreSteps() {
        IntStream.range(0, 1_500).forEach(_ -> happen("a"));

        try (var shift = relaying.begin()) {
            assertThat(shift.step()).isEqualTo(Next.GO_ON);
            assertThat(shift.step()).isEqualTo(Next.REST);
        }

        assertThat(stream.ids()).hasSize(1_500).doesNotHaveDuplicates();
    }

    @Test
    void whatWasSentWithoutAnAnswerIsNotSentAgain() {
        happen("a", "b");
        stream.answersGetLost(true);
        try (var shift = relaying.begin()) {
            assertThatThrownBy(shift::step).isInstanceOf(ProblemException.class);
        }
        stream.answersGetLost(false);
        happen("c");

        oneShift();

        assertThat(stream.ids()).containsExactly("1", "2", "3");
        assertThat(pending.backlog().count()).isZero();
    }

    @Test
    void whileRedisIsAwayEverythingWaits() {
        happen("a");
        stream.away(true);
        assertThatThrownBy(relaying::begin).isInstanceOf(ProblemException.class);
        stream.away(false);

        oneShift();

        assertThat(stream.ids()).containsExactly("1");
    }

    @Test
    void whatRedisHasForgottenIsSentAgainBeforeAnythingElse() {
        happen("a", "b", "a", "b");
        oneShift();
        stream.forget(2);
        happen("c");

        oneShift();

        assertThat(stream.ids()).containsExactly("1", "2", "3", "4", "5");
    }

    @Test
    void whatWasTakenOutOfTheStreamForItsAgeIsNotSentAgain() {
        happen("a", "b", "a", "b");
        oneShift();
        stream.trim(1);

        oneShift();

        assertThat(stream.ids()).containsExactly("4");
    }

    @Test
    void whatFitsNoSchemaHoldsUpItsOwnAggregateOnly() {
        happen("a", NamedByPosition.CROOKED, "b", NamedByPosition.CROOKED);

        oneShift();

        assertThat(stream.ids()).containsExactly("1", "3");
        assertThat(pending.backlog().count()).isEqualTo(2);
    }

    private void oneShift() {
        try (var shift = relaying.begin()) {
            shift.step();
        }
    }

    private void happen(String... aggregates) {
        for (var aggregate : aggregates) {
            pending.append(new Happened(aggregate, "changed", NOON));
        }
    }

    /// Ids are positions; what belongs to one aggregate does not fit.
    private static final class NamedByPosition implements Entries {
        static final String CROOKED = "crooked";

        @Override
        public String idOf(PendingEvent event) {
            return Long.toString(event.position());
        }

        @Override
        public StreamEntry entryOf(PendingEvent event) {
            if (event.aggregateId().equals(CROOKED)) {
                throw new Misfit("it is crooked", null);
            }
            return new StreamEntry(idOf(event), "{}", event.payload().getBytes(UTF_8));
        }
    }

    private static final class Silent implements RelayMeter {
        @Override
        public void sent(Duration delay) {}

        @Override
        public void failed() {}
    }
}
