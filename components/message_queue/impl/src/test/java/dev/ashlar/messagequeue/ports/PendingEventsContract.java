package dev.ashlar.messagequeue.ports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.DomainEvent;
import dev.ashlar.kernel.Outbox;
import dev.ashlar.kernel.UnitOfWork;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The exam of what holds the events that have not left yet.
public abstract class PendingEventsContract {
    private static final Instant MORNING = Instant.parse("2026-11-21T08:00:00Z");

    /// Something that happened.
    public record Happened(String aggregateId, String type, Instant occurredAt)
            implements DomainEvent {}

    /// Without any events.
    protected abstract PendingEvents pending();

    /// Where they are appended.
    protected abstract Outbox outbox();

    protected abstract UnitOfWork unitOfWork();

    @Test
    void theyComeInTheOrderInWhichTheyWereAppended() {
        append("b", "born");
        append("a", "born");
        append("b", "grown");

        assertThat(said(pending().next(10))).containsExactly("b born", "a born", "b grown");
        assertThat(pending().next(10))
                .isSortedAccordingTo((one, next) -> Long.compare(one.position(), next.position()));
    }

    @Test
    void noMoreComeThanAreAskedForAndTheFirstOfThem() {
        for (int at = 0; at < 5; at++) {
            append("a", "change" + at);
        }

        assertThat(said(pending().next(2))).containsExactly("a change0", "a change1");
    }

    @Test
    void whatIsAskedForStaysUntilItIsDone() {
        append("a", "born");
        append("b", "born");
        append("a", "grown");
        var first = pending().next(2);

        assertThat(pending().next(2)).isEqualTo(first);
        unitOfWork().run(() -> done(List.of(first.getFirst())));
        assertThat(said(pending().next(10))).containsExactly("b born", "a grown");
        unitOfWork().run(() -> done(pending().next(10)));
        assertThat(pending().next(10)).isEmpty();
    }

    @Test
    void whatLeftLatelyIsKnownInTheOrderInWhichItLeft() {
        assertThat(pending().lately(10)).isEmpty();
        append("a", "born");
        append("b", "born");
        append("c", "born");
        var all = pending().next(10);
        unitOfWork().run(() -> done(all.subList(1, 3)));
        unitOfWork().run(() -> done(all.subList(0, 1)));

        assertThat(said(pending().lately(10))).containsExactly("b born", "c born", "a born");
        assertThat(said(pending().lately(2))).containsExactly("c born", "a born");
    }

    @Test
    void whatDidNotLeaveAfterAllComesAgainInItsPlace() {
        append("a", "born");
        append("a", "grown");
        append("a", "wise");
        unitOfWork().run(() -> done(pending().next(2)));
        unitOfWork()
                .run(() -> {
                    var last = pending().lately(1);
                    pending().notDone(last);
                    return last;
                });

        assertThat(said(pending().next(10))).containsExactly("a grown", "a wise");
        assertThat(said(pending().lately(10))).containsExactly("a born");
    }

    @Test
    void theBacklogIsWhatIsNotDoneAndAsOldAsTheOldestOfIt() {
        assertThat(pending().backlog()).isEqualTo(new PendingEvents.Backlog(0, null));

        append("a", "born", MORNING);
        append("b", "born", MORNING.plusSeconds(7));
        append("b", "grown", MORNING.plusSeconds(9));
        unitOfWork().run(() -> done(pending().next(1)));

        assertThat(pending().backlog())
                .isEqualTo(new PendingEvents.Backlog(2, MORNING.plusSeconds(7)));
    }

    @Test
    void whatLeftAMomentAgoIsNotRemoved() {
        append("a", "born");
        unitOfWork().run(() -> done(pending().next(1)));

        assertThat(unitOfWork().run(() -> pending().removeOld())).isZero();
    }

    protected final void append(String aggregate, String type) {
        append(aggregate, type, MORNING);
    }

    private void append(String aggregate, String type, Instant at) {
        unitOfWork()
                .run(() -> {
                    outbox().append(new Happened(aggregate, type, at));
                    return type;
                });
    }

    protected static List<String> said(List<PendingEvent> events) {
        return events.stream().map(event -> event.aggregateId() + " " + event.type()).toList();
    }

    private List<PendingEvent> done(List<PendingEvent> events) {
        pending().done(events);
        return events;
    }
}
