package dev.ashlar.authz.repositories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.ashlar.authz.Relation;
import dev.ashlar.authz.Relations;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.ports.RelationsContract;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.kernel.UserId;
import dev.ashlar.testkit.TestClock;
import dev.ashlar.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcRelationsIT extends RelationsContract {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();

    private record Recorded(List<String> added, List<String> removed) {}

    private final AtomicInteger applied = new AtomicInteger();

    @BeforeEach
    void clear() {
        DATABASE.clear();
    }

    @Override
    protected Relations relations() {
        return new JdbcRelations(
                DATABASE.sql(),
                DATABASE.unitOfWork(),
                TestClock.atNoon(),
                () -> applied::incrementAndGet);
    }

    @Override
    protected UnitOfWork unitOfWork() {
        return DATABASE.unitOfWork();
    }

    @Override
    protected Set<String> standing() {
        return new HashSet<>(
                DATABASE.sql()
                        .all(
                                "SELECT * FROM authz.relations",
                                row -> JdbcRelations.read(row).toString()));
    }

    @Test
    void onlyWhatReallyChangesIsRecordedForSpiceDb() {
        add(ADA_OWNS_CREW);
        add(ADA_OWNS_CREW, GRACE_EDITS_CREW);
        add(ADA_OWNS_CREW);
        remove(ADA_OWNS_CREW, ENGINE_IS_IN_CREW);
        remove(ADA_OWNS_CREW);

        assertThat(recorded())
                .containsExactly(
                        new Recorded(List.of(ADA_OWNS_CREW.toString()), List.of()),
                        new Recorded(List.of(GRACE_EDITS_CREW.toString()), List.of()),
                        new Recorded(List.of(), List.of(ADA_OWNS_CREW.toString())));
    }

    @Test
    void whatIsAddedAndRemovedTogetherStandsInOneEntry() {
        add(ADA_OWNS_CREW);

        change(List.of(GRACE_EDITS_CREW, ENGINE_IS_IN_CREW), List.of(ADA_OWNS_CREW));

        assertThat(recorded().getLast())
                .isEqualTo(
                        new Recorded(
                                List.of(GRACE_EDITS_CREW.toString(), ENGINE_IS_IN_CREW.toString()),
                                List.of(ADA_OWNS_CREW.toString())));
    }

    @Test
    void spiceDbIsToldAfterACommitThatChangedSomething() {
        add(ADA_OWNS_CREW);
        add(ADA_OWNS_CREW);
        remove(GRACE_EDITS_CREW);

        assertThat(applied).hasValue(1);
    }

    @Test
    void aRefusalAfterwardsLeavesNeitherRelationsNorEntries() {
        assertThatThrownBy(() ->
                        unitOfWork()
                                .run(() -> {
                                    relations().add(List.of(ADA_OWNS_CREW));
                                    throw new Problem.Conflict("taken").asException();
                                }))
                .hasMessage("taken");

        assertThat(standing()).isEmpty();
        assertThat(recorded()).isEmpty();
        assertThat(applied).hasValue(0);
    }

    @Test
    void nothingIsRecordedOutsideATransaction() {
        assertThatThrownBy(() -> relations().add(List.of(ADA_OWNS_CREW)))
                .isInstanceOf(IllegalStateException.class);

        assertThat(standing()).isEmpty();
        assertThat(recorded()).isEmpty();
    }

    @Test
    void theMembersOfALargeGroupLeaveInEntriesOfAThousand() {
        var members =
                IntStream.range(0, 2_500)
                        .mapToObj(at -> ResourceRef.of(new UserId("member-" + at)))
                        .map(member -> new Relation(CREW, "viewer", member))
                        .toArray(Relation[]::new);
        add(members);

        unitOfWork()
                .run(() -> {
                    relations().removeAllOf(CREW);
                    return true;
                });

        assertThat(recorded())
                .extracting(entry -> entry.added().size(), entry -> entry.removed().size())
                .containsExactly(
                        tuple(1_000, 0),
                        tuple(1_000, 0),
                        tuple(500, 0),
                        tuple(0, 1_000),
                        tuple(0, 1_000),
                        tuple(0, 500));
        assertThat(standing()).isEmpty();
    }

    @Test
    void ofManyWhoAddAndRemoveTheSameEachChangeIsRecordedOnce() throws Exception {
        var work = new ArrayList<Callable<Boolean>>();
        for (int at = 0; at < 200; at++) {
            var pair =
                    at % 3 == 0
                            ? List.of(GRACE_EDITS_CREW, ADA_OWNS_CREW)
                            : List.of(ADA_OWNS_CREW, GRACE_EDITS_CREW);
            var adds = at % 2 == 0;
            work.add(() ->
                    unitOfWork()
                            .run(() -> {
                                if (adds) {
                                    relations().add(pair);
                                } else {
                                    relations().remove(pair);
                                }
                                return true;
                            }));
        }

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> done : threads.invokeAll(work)) {
                done.get();
            }
        }

        assertThat(standingAfter(recorded())).isEqualTo(standing());
    }

    /// Follows the entries in their order; adding what stands or removing what does not is a mistake.
    private static Set<String> standingAfter(List<Recorded> entries) {
        var standing = new HashSet<String>();
        for (var entry : entries) {
            entry.added().forEach(relation -> assertThat(standing.add(relation)).isTrue());
            entry.removed().forEach(relation -> assertThat(standing.remove(relation)).isTrue());
        }
        return standing;
    }

    private static List<Recorded> recorded() {
        return DATABASE.sql()
                .all(
                        """
                        SELECT ARRAY(SELECT jsonb_array_elements_text(payload -> 'added')) AS added,
                            ARRAY(SELECT jsonb_array_elements_text(payload -> 'removed')) AS removed
                        FROM database.outbox
                        WHERE channel = 'relations'
                        ORDER BY position
                        """,
                        row -> new Recorded(row.texts("added"), row.texts("removed")));
    }
}
