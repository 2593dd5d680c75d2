package dev.ashlar.messagequeue.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.messagequeue.Chapter;
import dev.ashlar.messagequeue.ports.InMemoryPendingEvents;
import dev.ashlar.messagequeue.ports.InMemoryReprovisioningStore;
import dev.ashlar.messagequeue.ports.PendingEvent;
import dev.ashlar.messagequeue.ports.PendingEventsContract.Happened;
import dev.ashlar.messagequeue.ports.Retelling.Next;
import dev.ashlar.testkit.CountingIds;
import dev.ashlar.testkit.FakeUnitOfWork;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetoldTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final InMemoryReprovisioningStore store = new InMemoryReprovisioningStore();
    private final InMemoryPendingEvents pending = new InMemoryPendingEvents();
    private final FakeUnitOfWork unitOfWork = new FakeUnitOfWork();
    private final ReprovisioningService service =
            new ReprovisioningService(
                    store, pending, unitOfWork, () -> {}, new CountingIds(), () -> NOON);

    @Test
    void chaptersAreToldInTheOrderOfTheirRanks() {
        service.start();
        runToItsEnd(retold(new Letters("rooms", 20, 2), new Letters("lamps", 10, 3)));

        assertThat(types())
                .containsExactly(
                        "reprovisioning.started",
                        "lamps",
                        "lamps",
                        "lamps",
                        "rooms",
                        "rooms",
                        "reprovisioning.finished");
        assertThat(service.progress()).isEmpty();
    }

    @Test
    void withoutAnythingToTellItBeginsAndEnds() {
        service.start();
        runToItsEnd(retold());

        assertThat(types()).containsExactly("reprovisioning.started", "reprovisioning.finished");
    }

    @Test
    void itPausesWhileMuchWaitsForRedis() {
        service.start();
        var retold = retold(new Letters("lamps", 10, 6_000));
        while (retold.page() == Next.GO_ON || pending.backlog().count() < Retold.MOST_WAITING) {
            assertThat(pending.backlog().count())
                    .isLessThan(Retold.MOST_WAITING + 2L * Retold.PAGE);
        }

        assertThat(retold.page()).isEqualTo(Next.PAUSE);
        pending.done(pending.next(Integer.MAX_VALUE));
        assertThat(retold.page()).isEqualTo(Next.GO_ON);
    }

    @Test
    void whenNoneGoesOnThereIsNothingToDo() {
        assertThat(retold(new Letters("lamps", 10, 3)).page()).isEqualTo(Next.REST);
        assertThat(types()).isEmpty();
    }

    private Retold retold(Chapter... chapters) {
        return new Retold(store, List.of(chapters), pending, pending, unitOfWork, () -> NOON);
    }

    private static void runToItsEnd(Retold retold) {
        while (retold.page() != Next.REST) {
            assertThat(retold).isNotNull();
        }
    }

    private List<String> types() {
        return pending.next(Integer.MAX_VALUE).stream().map(PendingEvent::type).toList();
    }

    /// So many things, called by numbers of five digits.
    private final class Letters implements Chapter {
        private final String name;
        private final int rank;
        private final int count;

        Letters(String name, int rank, int count) {
            this.name = name;
            this.rank = rank;
            this.count = count;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public int rank() {
            return rank;
        }

        @Override
        public Told tell(String after, int atMost) {
            var ids =
                    IntStream.range(0, count)
                            .mapToObj("%05d"::formatted)
                            .filter(id -> id.compareTo(after) > 0)
                            .limit(atMost)
                            .toList();
            ids.forEach(id -> pending.append(new Happened(id, name, NOON)));
            return new Told(ids, ids.size());
        }
    }
}
