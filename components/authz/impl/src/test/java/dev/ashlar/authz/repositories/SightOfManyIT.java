package dev.ashlar.authz.repositories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.TestDatabase;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Somebody who is in more groups than are looked into one by one. What her pages must show is found by asking about each
/// thing.
class SightOfManyIT {
    @RegisterExtension static final TestDatabase database = TestDatabase.withTables();

    private static final int GROUPS = 60;

    @BeforeEach
    void memberOfManyGroups() {
        database.clear();
        relations(
                "'group', 'g' || n, 'viewer', 'user', 'me' FROM generate_series(1, %d) n", GROUPS);
    }

    @Test
    void pagesAreRightWhereMuchIsPublic() {
        things(400, "n % 5 = 0", "n * 7 % 80");

        assertThat(pages(20)).isEqualTo(whatStands());
    }

    @Test
    void pagesAreRightWhereNothingIsPublic() {
        things(400, "false", "n * 7 % 80");

        assertThat(pages(20)).isEqualTo(whatStands());
    }

    @Test
    void pagesAreRightWhereEverythingNewIsInGroupsOfOthers() {
        things(400, "false", "CASE WHEN n <= 30 THEN n ELSE 61 + n % 20 END");

        assertThat(pages(5)).isEqualTo(whatStands()).hasSize(30);
    }

    @Test
    void pagesAreRightWhereThingsChangedAtTheSameTime() {
        things(400, "n % 50 = 0", "n * 7 % 80");
        change("UPDATE authz.things SET listed_at = date_trunc('minute', listed_at)");

        assertThat(pages(7)).isEqualTo(whatStands());
    }

    @Test
    void whatIsSharedIsCountedOnceWhereverItIs() {
        things(400, "n % 5 = 0", "n * 7 % 80");
        relations("'project', 'p' || n, 'editor', 'user', 'me' FROM generate_series(1, 400, 3) n");

        assertThat(pages(20)).isEqualTo(whatStands());
    }

    /// Private or public things, a second apart, in groups of which the first ones are hers.
    private static void things(int count, String open, String group) {
        relations(
                "'project', 'p' || n, 'project_namespace', 'group', 'g' || (%s) FROM generate_series(1, %d) n",
                group, count);
        relations(
                "'project', 'p' || n, 'public_viewer', who, '*' FROM generate_series(1, %d) n,"
                        + " (VALUES ('user'), ('anonymous_user')) AS everybody (who) WHERE %s",
                count, open);
        change(
                "UPDATE authz.things SET listed_at = timestamptz '2026-01-01' + substr(id, 2)::int * interval '1 second'");
    }

    private static void relations(String rows, Object... values) {
        change(
                "INSERT INTO authz.relations (resource_type, resource_id, relation, subject_type, subject_id) SELECT "
                        + rows.formatted(values));
    }

    private static void change(String statement) {
        database.unitOfWork().run(() -> database.sql().change(statement));
    }

    private static List<String> whatStands() {
        return database.sql()
                .all(
                        """
                        SELECT thing.id
                        FROM authz.things thing
                        CROSS JOIN LATERAL authz.standing('user:me', 'project', thing.id) AS standing
                        WHERE standing.level > 0
                        ORDER BY thing.listed_at DESC, thing.id COLLATE "C" DESC
                        """,
                        row -> row.text("id"));
    }

    /// All pages one after the other; each says the right total.
    private static List<String> pages(int size) {
        var total = whatStands().size();
        return IntStream.rangeClosed(0, total / size)
                .mapToObj(page -> page(size, page * size, total))
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> page(int size, int skip, int total) {
        var lines =
                database.sql()
                        .all(
                                """
                                SELECT id, total
                                FROM authz.page('user:me', NULL, 'project', NULL, false, ?, ?)
                                """,
                                row -> {
                                    assertThat(row.number("total")).isEqualTo(total);
                                    return row.textOrNull("id") == null ? "" : row.text("id");
                                },
                                (long) size,
                                (long) skip);
        return lines.stream().filter(id -> !id.isEmpty()).toList();
    }
}
