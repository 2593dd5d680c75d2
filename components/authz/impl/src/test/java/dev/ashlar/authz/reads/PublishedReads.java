package dev.ashlar.authz.reads;

import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.ResourceType;
import dev.ashlar.authz.repositories.RecordOfTests;
import dev.ashlar.database.Sql;
import dev.ashlar.testkit.Patiently;
import dev.ashlar.testkit.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The index in PostgreSQL, as other components use it.
final class PublishedReads {
    /// What is asked of `authz.page`.
    record Question(
            String subject, @Nullable String namespace, boolean direct, int atMost, int skip) {
        static Question all(String subject) {
            return new Question(subject, null, false, 1_000_000, 0);
        }
    }

    record Page(List<String> ids, long total) {}

    private record Line(long question, @Nullable String id, long total) {}

    /// Asked of `authz.standing`.
    record Stand(String subject, ResourceRef thing) {}

    private final TestDatabase database;
    private final RecordOfTests recorded;
    private final Sql sql;

    PublishedReads(TestDatabase database) {
        this.database = database;
        this.sql = database.sql();
        this.recorded = new RecordOfTests(database);
    }

    /// One transaction; things say when they changed before or after their relations change.
    void apply(Step step, Random random) {
        database.unitOfWork()
                .run(() -> {
                    var before = random.nextBoolean();
                    if (before) {
                        listed(step.listed());
                    }
                    recorded.relations().change(step.added(), step.removed());
                    if (!before) {
                        listed(step.listed());
                    }
                    return true;
                });
    }

    /// Until it succeeds. Use cases hold the row of what they change, tests do not: they meet crosswise, and begin anew more
    /// often than a unit of work does by itself, very often where the machine has much else to do.
    void applyPatiently(Step step, Random random) {
        Patiently.run(() -> apply(step, random));
    }

    void removeAllOf(List<ResourceRef> things) {
        database.unitOfWork()
                .run(() -> {
                    recorded.relations().removeAllOf(things);
                    return true;
                });
    }

    private void listed(Map<String, Instant> changed) {
        sql.all(
                """
                SELECT authz.listed('project', id, at::timestamptz)
                FROM unnest(?, ?) AS changed (id, at)
                """,
                _ -> true,
                changed.keySet(),
                changed.values().stream().map(Instant::toString).toList());
    }

    /// The answers in the order of the questions.
    List<Page> pages(List<Question> questions) {
        var lines =
                sql.all(
                        """
                        SELECT q.rank, p.id, p.total
                        FROM unnest(?, ?, ?, ?, ?) WITH ORDINALITY
                            AS q (subject, namespace, direct, at_most, skip, rank)
                        CROSS JOIN LATERAL authz.page(q.subject, NULL, 'project',
                            nullif(q.namespace, ''), q.direct::boolean, q.at_most::bigint,
                            q.skip::bigint) AS p
                        """,
                        row ->
                                new Line(
                                        row.number("rank"),
                                        row.textOrNull("id"),
                                        row.number("total")),
                        questions.stream().map(Question::subject).toList(),
                        questions.stream()
                                .map(question -> Objects.requireNonNullElse(question.namespace, ""))
                                .toList(),
                        questions.stream().map(q -> Boolean.toString(q.direct)).toList(),
                        questions.stream().map(q -> Integer.toString(q.atMost)).toList(),
                        questions.stream().map(q -> Integer.toString(q.skip)).toList());
        var byQuestion = lines.stream().collect(Collectors.groupingBy(Line::question));
        var pages = new ArrayList<Page>();
        for (long rank = 1; rank <= questions.size(); rank++) {
            var own = Objects.requireNonNull(byQuestion.get(rank), "every page has a row");
            pages.add(
                    new Page(
                            own.stream().map(Line::id).filter(Objects::nonNull).toList(),
                            own.getFirst().total()));
        }
        return pages;
    }

    Page only(List<String> ids, String subject) {
        var lines =
                sql.all(
                        "SELECT id, total FROM authz.page(?, ?, 'project', NULL, false, 1000, 0)",
                        row -> new Line(0, row.textOrNull("id"), row.number("total")),
                        subject,
                        ids);
        return new Page(
                lines.stream().map(Line::id).filter(Objects::nonNull).toList(),
                lines.getFirst().total());
    }

    /// The levels, in the order of the questions.
    List<Integer> standings(List<Stand> questions) {
        return sql.all(
                """
                SELECT standing.level
                FROM unnest(?, ?, ?) WITH ORDINALITY AS q (subject, type, id, rank)
                CROSS JOIN LATERAL authz.standing(q.subject, q.type, q.id) AS standing
                ORDER BY q.rank
                """,
                row -> row.integer("level"),
                questions.stream().map(Stand::subject).toList(),
                questions.stream()
                        .map(Stand::thing)
                        .map(ResourceRef::type)
                        .map(ResourceType::schemaName)
                        .toList(),
                questions.stream().map(Stand::thing).map(ResourceRef::id).toList());
    }

    /// Folds, gathers totals, does both or nothing, as happens in the background at any time.
    void care(Random random) {
        if (random.nextInt(3) > 0) {
            fold();
        }
        if (random.nextInt(3) > 0) {
            gather();
        }
    }

    void fold() {
        number("SELECT authz.fold_tallies(100000) AS n");
    }

    void gather() {
        number("SELECT authz.gather_totals(1000) AS n");
    }

    private long number(String statement) {
        return Patiently.get(() ->
                        database.unitOfWork().run(() -> sql.one(statement, row -> row.number("n"))))
                .orElseThrow();
    }

    /// From now on, in this database, totals are gathered for whoever is in more namespaces than this.
    void gatherFrom(int namespaces) {
        database.unitOfWork()
                .run(() ->
                        sql.change(
                                """
                                CREATE OR REPLACE FUNCTION authz.many_namespaces() RETURNS integer
                                LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN %d
                                """
                                        .formatted(namespaces)));
    }

    /// How many users have a total that stands for the namespaces in which they are now.
    long gathered() {
        return sql.one(
                        """
                        SELECT count(DISTINCT g.user_id) AS n FROM authz.gathered g
                        WHERE g.print = (
                            SELECT sum(authz.print_of(n)) FROM authz.namespaces_of(g.user_id) AS n)
                        """,
                        row -> row.number("n"))
                .orElseThrow();
    }

    /// What is wrong with the index by its own comparison.
    List<String> differences() {
        return sql.all(
                "SELECT kind || ' ' || name AS name FROM authz.index_differences",
                row -> row.text("name"));
    }

    long count(String table) {
        return sql.one("SELECT count(*) AS rows FROM " + table, row -> row.number("rows"))
                .orElseThrow();
    }
}
