package dev.ashlar.authz.reads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.authz.reads.PublishedReads.Page;
import dev.ashlar.authz.reads.PublishedReads.Question;
import dev.ashlar.authz.reads.PublishedReads.Stand;
import dev.ashlar.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// After each of many random changes the index says what the relations say, worked out in the plainest way.
class IndexIT {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();

    private static final int GRAPHS = 12;
    private static final int STEPS = 7;

    private static final int NOBODY = 1_000;
    private static final List<String> TABLES =
            List.of(
                    "relations",
                    "things",
                    "shares",
                    "tallies",
                    "gathered",
                    "gathered_from",
                    "to_gather");

    private final PublishedReads reads = new PublishedReads(DATABASE);

    @BeforeEach
    void clear() {
        DATABASE.clear();
    }

    /// @param gathers in more than how many namespaces somebody's total is gathered
    @ParameterizedTest
    @ValueSource(ints = {NOBODY, 1, 0})
    void everyPageTotalAndStandingIsAsTheRelationsSay(int gathers) {
        reads.gatherFrom(gathers);
        long gathered = 0;
        for (int seed = 0; seed < GRAPHS; seed++) {
            DATABASE.clear();
            var graph = new RandomGraph("", seed);
            var random = new Random(seed);
            reads.apply(graph.begin(), random);
            for (int step = 0; step < STEPS; step++) {
                assertAllOf(graph, "seed %d, step %d".formatted(seed, step));
                reads.care(random);
                gathered += reads.gathered();
                assertAllOf(graph, "seed %d, step %d, after care".formatted(seed, step));
                reads.apply(graph.next(), random);
            }
        }
        assertThat(gathered > 0).isEqualTo(gathers < NOBODY);
    }

    @Test
    void aWorldThatIsGoneLeavesNothingBehind() {
        reads.gatherFrom(0);
        for (int seed = 0; seed < GRAPHS; seed++) {
            var graph = new RandomGraph("", seed);
            var random = new Random(seed);
            reads.apply(graph.begin(), random);
            reads.care(random);
            reads.removeAllOf(graph.things());
        }
        reads.fold();
        reads.gather();

        assertThat(TABLES.stream().map(table -> reads.count("authz." + table))).containsOnly(0L);
    }

    private void assertAllOf(RandomGraph graph, String where) {
        var expected = new ByRelations(graph.standing(), graph.listed());
        var questions = questions(graph);
        assertThat(reads.pages(questions))
                .as(where)
                .isEqualTo(questions.stream().map(each -> page(expected, each)).toList());

        var stands =
                subjects(graph).stream()
                        .flatMap(subject ->
                                graph.things().stream().map(thing -> new Stand(subject, thing)))
                        .toList();
        assertThat(reads.standings(stands))
                .as(where)
                .isEqualTo(
                        stands.stream()
                                .map(each -> expected.level(each.subject(), each.thing()))
                                .toList());

        var ids = List.of("p0", "p2", "p2", "p5", "nobody");
        var only = expected.only(ids);
        assertThat(reads.only(ids, "user:u0")).as(where).isEqualTo(new Page(only, only.size()));
        assertThat(reads.differences()).as(where).isEmpty();
    }

    private static Page page(ByRelations expected, Question question) {
        var all = expected.projects(question.subject(), question.namespace(), question.direct());
        return new Page(
                all.stream().skip(question.skip()).limit(question.atMost()).toList(), all.size());
    }

    /// Everything, each namespace and what is direct, in windows of several sizes.
    private static List<Question> questions(RandomGraph graph) {
        var questions = new ArrayList<Question>();
        for (var subject : subjects(graph)) {
            questions.add(Question.all(subject));
            questions.add(new Question(subject, null, false, 2, 0));
            questions.add(new Question(subject, null, false, 2, 1));
            questions.add(new Question(subject, null, false, 1, 3));
            questions.add(new Question(subject, null, false, 5, 100));
            questions.add(new Question(subject, null, true, 2, 1));
            for (var namespace : graph.namespaces()) {
                questions.add(new Question(subject, namespace.id(), false, 3, 0));
                questions.add(new Question(subject, namespace.id(), false, 1, 1));
                questions.add(new Question(subject, namespace.id(), true, 3, 0));
            }
        }
        return questions;
    }

    private static List<String> subjects(RandomGraph graph) {
        return Stream.concat(
                        Stream.of(ByRelations.VISITOR, ByRelations.ADMINISTRATOR),
                        graph.users().stream().map(user -> "user:" + user.value()))
                .toList();
    }
}
