package dev.ashlar.authz.repositories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.authz.Relation;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.ResourceType;
import dev.ashlar.authz.ports.PendingChanges;
import dev.ashlar.authz.ports.RelationChange;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.UserId;
import dev.ashlar.testkit.CountingIds;
import dev.ashlar.testkit.TestClock;
import dev.ashlar.testkit.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcPendingChangesIT {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();

    private static final ResourceRef CREW =
            ResourceRef.of(ResourceType.GROUP, CountingIds.number(1));

    private final TestClock clock = TestClock.atNoon();

    @BeforeEach
    void clear() {
        DATABASE.clear();
    }

    @Test
    void whatIsNotedAsDoneIsNoLongerPending() {
        add(member(1));
        add(member(2));
        var first = pending().next().changes().getFirst();

        note(List.of(first));

        assertThat(pending().any()).isTrue();
        assertThat(pending().next().changes())
                .extracting(RelationChange::added)
                .containsExactly(List.of(member(2)));
        note(pending().next().changes());
        assertThat(pending().any()).isFalse();
        assertThat(pending().next().changes()).isEmpty();
    }

    @Test
    void manyChangesComeInPagesThatFitIntoMemory() {
        add(IntStream.range(0, 3_500).mapToObj(JdbcPendingChangesIT::member).toList());

        var sizes = new ArrayList<Integer>();
        var more = true;
        while (more) {
            var page = pending().next();
            sizes.add(page.changes().stream().mapToInt(change -> change.added().size()).sum());
            note(page.changes());
            more = page.more();
        }

        assertThat(sizes).allSatisfy(size -> assertThat(size).isLessThan(2_000));
        assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(3_500);
    }

    @Test
    void whatWaitsForOthersIsNotReadThrough() {
        DATABASE.unitOfWork()
                .run(() -> {
                    // Nobody else is to look at the table meanwhile.
                    DATABASE.sql()
                            .change("ALTER TABLE database.outbox SET (autovacuum_enabled = false)");
                    DATABASE.sql()
                            .change(
                                    """
                                    INSERT INTO database.outbox
                                        (channel, aggregate_id, type, payload, occurred_at, done_at)
                                    SELECT CASE n % 2 WHEN 0 THEN 'events' ELSE 'relations' END,
                                        'a', 'a', '{}', now(), CASE n % 2 WHEN 0 THEN NULL ELSE now() END
                                    FROM generate_series(1, 20000) AS n
                                    """);
                    return DATABASE.sql().change("ANALYZE database.outbox");
                });

        assertThat(plan(JdbcPendingChanges.ANY)).contains("outbox_pending").doesNotContain("Seq");
        assertThat(plan(JdbcPendingChanges.NEXT, 1_000, 250, 250, 1_000))
                .contains("outbox_pending")
                .doesNotContain("outbox_pkey");
    }

    @Test
    void theBacklogSaysHowMuchAndSinceWhen() {
        var noon = clock.instant();
        add(member(1));
        clock.advance(Duration.ofMinutes(5));
        add(member(2));

        assertThat(pending().backlog()).isEqualTo(new PendingChanges.Backlog(2, noon));
        note(pending().next().changes());
        assertThat(pending().backlog()).isEqualTo(new PendingChanges.Backlog(0, clock.instant()));
    }

    @Test
    void whatWasDoneIsKeptForAnHourAndWhatIsPendingForEver() {
        add(member(1));
        note(pending().next().changes());
        add(member(2));

        clock.advance(Duration.ofMinutes(60));
        forget();
        assertThat(kept()).isEqualTo(2);
        clock.advance(Duration.ofSeconds(1));
        forget();

        assertThat(kept()).isEqualTo(1);
        assertThat(pending().any()).isTrue();
    }

    private PendingChanges pending() {
        return tables().pending();
    }

    private TablesOfTests tables() {
        return new TablesOfTests(DATABASE.sql(), DATABASE.unitOfWork(), clock);
    }

    private void add(Relation relation) {
        add(List.of(relation));
    }

    private void add(List<Relation> relations) {
        DATABASE.unitOfWork()
                .run(() -> {
                    tables().relations(() -> {}).add(relations);
                    return true;
                });
    }

    private void note(List<RelationChange> changes) {
        DATABASE.unitOfWork()
                .run(() -> {
                    pending().noteDone(changes);
                    return true;
                });
    }

    private void forget() {
        var more = DATABASE.unitOfWork().run(pending()::forgetSome);
        assertThat(more).isFalse();
    }

    private static long kept() {
        return DATABASE.sql()
                .one("SELECT count(*) AS kept FROM database.outbox", row -> row.number("kept"))
                .orElseThrow();
    }

    private static Relation member(int number) {
        return Relation.membership(CREW, new UserId("member-" + number), Role.VIEWER);
    }

    private static String plan(String query, Object... values) {
        return String.join(
                "\n",
                DATABASE.sql().all("EXPLAIN " + query, row -> row.text("QUERY PLAN"), values));
    }
}
