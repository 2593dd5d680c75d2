package dev.ashlar.messagequeue.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.kernel.MonotonicIds;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.messagequeue.Chapter;
import dev.ashlar.messagequeue.ports.Retelling;
import dev.ashlar.messagequeue.ports.Retelling.Next;
import dev.ashlar.messagequeue.repositories.OutboxOfTests;
import dev.ashlar.testkit.TestDatabase;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Everything is announced once more, page by page, while things go on changing.
class ReprovisioningIT {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();

    private final Things lamps = new Things(DATABASE, "lamps", 10);
    private final Things rooms = new Things(DATABASE, "rooms", 20);
    private final ReprovisioningService service = service();

    @BeforeEach
    void nothingHasHappened() {
        DATABASE.clear();
        lamps.make(1_200);
        rooms.make(700);
    }

    @Test
    void everythingIsAnnouncedBetweenTheBeginningAndTheEnd() {
        service.start();
        runToItsEnd(retelling());

        var announced = announced();
        assertThat(announced.getFirst()).startsWith("reprovisioning.started");
        assertThat(announced.getLast()).startsWith("reprovisioning.finished");
        assertThat(announced.subList(1, 1_901)).containsExactlyElementsOf(told(lamps, rooms));
        assertThat(service.progress()).isEmpty();
    }

    @Test
    void oneAtATimeIsEnough() {
        var first = service.start();

        assertThatThrownBy(service::start)
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("going on already");
        assertThat(service.progress()).contains(first);
    }

    @Test
    void itIsSaidHowFarItIs() {
        service.start();
        pages(retelling(), 2);

        assertThat(service.progress())
                .hasValueSatisfying(progress -> {
                    assertThat(progress.chapter()).isEqualTo("lamps");
                    assertThat(progress.announced()).isEqualTo(1_000);
                });
    }

    @Test
    void whoIsKilledIsFollowedByAnotherThatGoesOn() {
        service.start();
        pages(retelling(), 1);
        pages(retelling(), 1);
        runToItsEnd(retelling());

        assertThat(announced().subList(1, 1_901)).containsExactlyElementsOf(told(lamps, rooms));
    }

    @Test
    void afterStoppingNothingMoreIsAnnounced() {
        service.start();
        var retelling = retelling();
        pages(retelling, 1);
        service.stop();

        assertThat(retelling.page()).isEqualTo(Next.REST);
        assertThat(service.progress()).isEmpty();
        assertThat(announced())
                .hasSize(502)
                .last()
                .asString()
                .startsWith("reprovisioning.finished");
        service.stop();
        assertThat(announced()).hasSize(502);
    }

    @Test
    void whoAppliesWhatIsAnnouncedEndsUpWithWhatIsTrue() throws Exception {
        var over = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < 3; n++) {
                var random = new Random(n);
                threads.submit(() -> {
                    while (!over.get()) {
                        (random.nextBoolean() ? lamps : rooms).changeOrRemove(random);
                    }
                });
            }
            service.start();
            runToItsEnd(retelling());
            over.set(true);
        }

        assertThat(applied()).isEqualTo(trueNow());
    }

    @Test
    void whatWasMadeAtTheVeryBeginningIsNotForgotten() throws Exception {
        var made = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = threads.submit(() -> lamps.add("lamps99999", made, mayCommit));
            made.await();
            service.start();
            var retelling = retelling();

            assertThat(retelling.page()).isEqualTo(Next.PAUSE);
            assertThat(retelling.page()).isEqualTo(Next.PAUSE);
            mayCommit.countDown();
            slow.get();
            runToItsEnd(retelling);
        }

        assertThat(applied()).containsKey("lamps99999").isEqualTo(trueNow());
    }

    private static void pages(Retelling retelling, int count) {
        var left = count;
        while (left > 0) {
            if (retelling.page() == Next.GO_ON) {
                left--;
            }
        }
    }

    private static void runToItsEnd(Retelling retelling) {
        while (retelling.page() != Next.REST) {
            // Nobody takes the events away here, so they are taken for sent.
            DATABASE.unitOfWork()
                    .run(() -> DATABASE.sql().change("UPDATE database.outbox SET done_at = now()"));
        }
    }

    private static List<String> told(Things... all) {
        var told = new ArrayList<String>();
        for (var things : all) {
            things.now()
                    .forEach((id, n) -> told.add("%s.told %s %d".formatted(things.name(), id, n)));
        }
        return told;
    }

    private static List<String> announced() {
        return DATABASE.sql()
                .all(
                        """
                        SELECT concat_ws(' ', type, payload ->> 'id', payload ->> 'n') AS said
                        FROM database.outbox ORDER BY position
                        """,
                        row -> row.text("said"));
    }

    /// By a reader who forgets everything at the beginning.
    private static Map<String, Integer> applied() {
        var known = new HashMap<String, Integer>();
        for (var said : announced()) {
            var words = said.split(" ");
            if (words[0].equals("reprovisioning.started")) {
                known.clear();
            } else if (words[0].endsWith(".removed")) {
                known.remove(words[1]);
            } else if (words.length == 3) {
                known.put(words[1], Integer.parseInt(words[2]));
            }
        }
        return known;
    }

    private Map<String, Integer> trueNow() {
        var all = new HashMap<>(lamps.now());
        all.putAll(rooms.now());
        return all;
    }

    private Retelling retelling() {
        return new Retold(
                OutboxOfTests.reprovisioning(DATABASE.sql()),
                List.<Chapter>of(rooms, lamps),
                OutboxOfTests.pending(DATABASE.sql(), DATABASE.outboxTable()),
                DATABASE.outbox(),
                DATABASE.unitOfWork(),
                InstantSource.system());
    }

    private static ReprovisioningService service() {
        return new ReprovisioningService(
                OutboxOfTests.reprovisioning(DATABASE.sql()),
                DATABASE.outbox(),
                DATABASE.unitOfWork(),
                () -> {},
                new MonotonicIds(InstantSource.system(), new Random(1)),
                () -> Instant.parse("2026-11-21T12:00:00Z"));
    }
}
