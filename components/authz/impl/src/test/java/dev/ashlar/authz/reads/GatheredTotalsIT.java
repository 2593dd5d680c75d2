package dev.ashlar.authz.reads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.authz.Relation;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.ResourceType;
import dev.ashlar.authz.reads.PublishedReads.Question;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.UserId;
import dev.ashlar.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The total of somebody in very many namespaces is gathered before she asks, and exact all the same.
class GatheredTotalsIT {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();

    private static final UserId MEMBER = new UserId("member");
    private static final Question ALL = new Question("user:member", null, false, 5, 0);
    private static final int GROUPS = 25;
    private static final int USERS = 4;
    private static final int WRITERS = 8;
    private static final int CHANGES = 60;

    private final PublishedReads reads = new PublishedReads(DATABASE);

    @BeforeEach
    void beginAnew() {
        DATABASE.clear();
        reads.gatherFrom(20);
        apply(
                IntStream.range(0, GROUPS)
                        .mapToObj(at -> Relation.membership(group(at), MEMBER, Role.VIEWER))
                        .toList(),
                List.of());
        apply(
                IntStream.range(0, GROUPS * 2).mapToObj(GatheredTotalsIT::inItsGroup).toList(),
                List.of());
        reads.fold();
        reads.gather();
    }

    @Test
    void whatIsFreshIsAddedToWhatWasGathered() {
        assertThat(reads.gathered()).isOne();
        apply(List.of(inItsGroup(1_000)), List.of(inItsGroup(3), inItsGroup(4)));

        assertThat(total()).isEqualTo(GROUPS * 2 - 1);
        reads.fold();
        assertThat(total()).isEqualTo(GROUPS * 2 - 1);
    }

    @Test
    void whoLeavesAndComesBackHasWhatCameMeanwhile() {
        var role = Relation.membership(group(7), MEMBER, Role.VIEWER);
        apply(List.of(), List.of(role));
        assertThat(total()).isEqualTo(GROUPS * 2 - 2);

        apply(List.of(inItsGroup(GROUPS * 4 + 7)), List.of());
        reads.fold();
        apply(List.of(role), List.of());

        assertThat(total()).isEqualTo(GROUPS * 2 + 1);
    }

    @Test
    void moreThatIsFreshThanIsWorthLookingThroughIsCountedToo() {
        apply(
                IntStream.range(0, 400)
                        .mapToObj(at ->
                                new Step(List.of(inItsGroup(1_000 + at)), List.of(), Map.of()))
                        .toList());

        assertThat(total()).isEqualTo(GROUPS * 2 + 400);
    }

    @Test
    void whoIsInFewNamespacesAgainHasNoGatheredTotal() {
        apply(
                List.of(),
                IntStream.range(0, 10)
                        .mapToObj(at -> Relation.membership(group(at), MEMBER, Role.VIEWER))
                        .toList());
        reads.gather();

        assertThat(reads.count("authz.gathered")).isZero();
        assertThat(reads.count("authz.gathered_from")).isZero();
        assertThat(total()).isEqualTo((GROUPS - 10) * 2);
    }

    @Test
    void aGatheredTotalThatIsWrongIsFoundAndMended() {
        DATABASE.unitOfWork()
                .run(() -> DATABASE.sql().change("UPDATE authz.gathered SET total = total + 5"));
        assertThat(reads.differences()).containsExactly("gathered total member");

        DATABASE.unitOfWork()
                .run(() -> DATABASE.sql().all("SELECT authz.rebuild_index()", _ -> true));

        assertThat(reads.differences()).isEmpty();
        assertThat(total()).isEqualTo(GROUPS * 2);
        reads.gather();
        assertThat(reads.gathered()).isOne();
        assertThat(total()).isEqualTo(GROUPS * 2);
    }

    @Test
    void itIsExactWhileManyComeAndGo() throws Exception {
        reads.gatherFrom(2);
        var writing = new AtomicBoolean(true);
        var work = new ArrayList<Callable<Boolean>>();
        for (int at = 0; at < WRITERS; at++) {
            var random = new Random(at);
            work.add(() -> {
                for (int change = 0; change < CHANGES; change++) {
                    reads.applyPatiently(change(random), random);
                }
                return true;
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var folding = threads.submit(() -> during(writing, reads::fold));
            var gathering = threads.submit(() -> during(writing, reads::gather));
            var looking =
                    threads.submit(
                            () -> during(writing, () -> assertThat(reads.differences()).isEmpty()));
            try {
                for (var done : threads.invokeAll(work)) {
                    done.get();
                }
            } finally {
                writing.set(false);
            }
            folding.get();
            gathering.get();
            looking.get();
        }

        assertThat(reads.differences()).isEmpty();
        reads.gather();
        reads.fold();
        assertThat(reads.gathered()).isPositive();
        assertThat(reads.differences()).isEmpty();
    }

    private static boolean during(AtomicBoolean writing, Runnable work) {
        do {
            work.run();
        } while (writing.get());
        return true;
    }

    /// Somebody comes into a group or leaves it, or a project does.
    private static Step change(Random random) {
        var relation =
                random.nextBoolean()
                        ? Relation.membership(
                                group(random.nextInt(GROUPS)),
                                new UserId("u" + random.nextInt(USERS)),
                                Role.VIEWER)
                        : inItsGroup(random.nextInt(200));
        return random.nextInt(3) > 0
                ? new Step(List.of(relation), List.of(), Map.of())
                : new Step(List.of(), List.of(relation), Map.of());
    }

    private long total() {
        return reads.pages(List.of(ALL)).getFirst().total();
    }

    private void apply(List<Relation> added, List<Relation> removed) {
        apply(List.of(new Step(added, removed, Map.of())));
    }

    private void apply(List<Step> steps) {
        var random = new Random(1);
        steps.forEach(step -> reads.apply(step, random));
    }

    private static Relation inItsGroup(int project) {
        return Relation.inNamespace(
                new ResourceRef(ResourceType.PROJECT, "p" + project), group(project % GROUPS));
    }

    private static ResourceRef group(int at) {
        return new ResourceRef(ResourceType.GROUP, "g" + at);
    }
}
