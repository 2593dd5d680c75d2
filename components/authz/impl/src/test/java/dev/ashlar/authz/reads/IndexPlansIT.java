package dev.ashlar.authz.reads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Whatever is asked of the index, PostgreSQL reads little of it: 20,000 projects in 500 groups, a fifth public, and
/// somebody who is in 200 of them, with a gathered total and without.
class IndexPlansIT {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();

    private static final List<String> SUBJECTS =
            List.of(
                    "user:member",
                    "user:newcomer",
                    "user:stranger",
                    "anonymous_user:*",
                    "platform:renku");

    /// Blocks of 8 kB; the tables and their indexes have some thousands.
    private static final long MOST_BLOCKS = 1_500;

    private static final int PROJECTS = 20_000;
    private static final int PART = 2_000;
    private static final String GROUP = "'group-' || (p % 500)";

    /// Plans follow from what is known of the tables: nobody else may look at them meanwhile, and every row is looked at.
    @BeforeAll
    static void makeTheWorld() {
        DATABASE.sql()
                .all(
                        "SELECT 'authz.' || tablename AS name FROM pg_tables WHERE schemaname = 'authz'",
                        row -> row.text("name"))
                .forEach(
                        table -> run("ALTER TABLE " + table + " SET (autovacuum_enabled = false)"));
        insert("SELECT 'project', 'p-' || p, 'project_namespace', 'group', " + GROUP);
        insert("SELECT 'project', 'p-' || p, 'owner', 'user', 'user-' || (p % 1000)");
        insert("SELECT 'project', 'p-' || p, 'public_viewer', 'user', '*' WHERE p % 5 = 0");
        insert(
                "SELECT 'project', 'p-' || p, 'public_viewer', 'anonymous_user', '*' WHERE p % 5 = 0");
        insert("SELECT 'group', 'group-' || p, 'viewer', 'user', 'member' WHERE p < 200");
        DATABASE.unitOfWork()
                .run(() -> DATABASE.sql().all("SELECT authz.fold_tallies(1000000)", _ -> true));
        DATABASE.unitOfWork()
                .run(() -> DATABASE.sql().all("SELECT authz.gather_totals(10)", _ -> true));
        insert("SELECT 'group', 'group-' || p, 'viewer', 'user', 'newcomer' WHERE p < 200");
        DATABASE.unitOfWork()
                .run(() -> {
                    DATABASE.sql().change("SET LOCAL default_statistics_target = 1000");
                    return DATABASE.sql()
                            .change(
                                    "ANALYZE authz.relations, authz.things, authz.shares, authz.tallies, authz.gathered");
                });
    }

    @TestFactory
    Stream<DynamicTest> noPageReadsAWholeTable() {
        var questions = new ArrayList<String>();
        for (var subject : SUBJECTS) {
            questions.add(
                    "authz.page('%s', NULL, 'project', NULL, false, 20, 0)".formatted(subject));
            questions.add(
                    "authz.page('%s', NULL, 'project', NULL, true, 20, 0)".formatted(subject));
            questions.add(
                    "authz.page('%s', NULL, 'project', 'group-7', false, 20, 20)"
                            .formatted(subject));
            questions.add(
                    "authz.page('%s', '{p-1,p-2}', 'project', NULL, false, 20, 0)"
                            .formatted(subject));
        }
        return questions.stream()
                .map(question ->
                        DynamicTest.dynamicTest(question, () -> assertThatItReadsLittle(question)));
    }

    @TestFactory
    Stream<DynamicTest> noStandingReadsAWholeTable() {
        return SUBJECTS.stream()
                .map(subject ->
                        "(VALUES ('p-1'), ('p-20')) AS p (id) CROSS JOIN LATERAL authz.standing('%s', 'project', p.id) AS s"
                                .formatted(subject))
                .map(question ->
                        DynamicTest.dynamicTest(question, () -> assertThatItReadsLittle(question)));
    }

    @Test
    void standingBecomesPartOfTheStatementThatCallsIt() {
        var plan =
                explain(
                        "(VALUES ('p-1'), ('p-2')) AS p (id)"
                                + " CROSS JOIN LATERAL authz.standing('user:u', 'project', p.id) AS s");

        assertThat(plan).doesNotContain("Function Scan").contains("Index");
    }

    /// The first time a connection is asked, it plans; that is not what is measured.
    private static void assertThatItReadsLittle(String question) {
        var read =
                DATABASE.unitOfWork()
                        .run(() -> {
                            explain(question);
                            return new Reading(blocks(explain(question)), wholeTables());
                        });

        assertThat(read.wholeTables()).isZero();
        assertThat(read.blocks()).isLessThan(MOST_BLOCKS);
    }

    private record Reading(long blocks, long wholeTables) {}

    private static String explain(String question) {
        return String.join(
                "\n",
                DATABASE.sql()
                        .all(
                                "EXPLAIN (ANALYZE, BUFFERS) SELECT * FROM " + question,
                                row -> row.text("QUERY PLAN")));
    }

    /// Those of the whole statement stand first.
    private static long blocks(String plan) {
        var found = Pattern.compile("shared hit=(\\d+)").matcher(plan);
        return found.find() ? Long.parseLong(found.group(1)) : 0;
    }

    /// How often the transaction at hand has read a table from one end to the other.
    private static long wholeTables() {
        return DATABASE.sql()
                .one(
                        """
                        SELECT coalesce(sum(seq_scan), 0)::bigint AS scans
                        FROM pg_stat_xact_user_tables WHERE schemaname = 'authz'
                        """,
                        row -> row.number("scans"))
                .orElseThrow();
    }

    /// In parts that stay within the limit of a statement.
    private static void insert(String rows) {
        for (int from = 1; from < PROJECTS; from += PART) {
            run(
                    """
                    INSERT INTO authz.relations
                    SELECT r.* FROM generate_series(%d, %d) AS p CROSS JOIN LATERAL (%s) AS r
                    """
                            .formatted(from, from + PART - 1, rows));
        }
    }

    private static void run(String statement) {
        DATABASE.unitOfWork().run(() -> DATABASE.sql().change(statement));
    }
}
