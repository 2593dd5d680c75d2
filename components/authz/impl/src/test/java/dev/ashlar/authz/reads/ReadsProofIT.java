package dev.ashlar.authz.reads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.authz.Relation;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.ResourceType;
import dev.ashlar.authz.reads.PublishedReads.Page;
import dev.ashlar.authz.reads.PublishedReads.Question;
import dev.ashlar.authz.reads.PublishedReads.Stand;
import dev.ashlar.testkit.TestDatabase;
import dev.ashlar.testkit.TestSpiceDb;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The index and SpiceDB show the same to everybody: proved on random graphs of users, groups, roles and projects, after
/// moves and deletions. `make prove-reads GRAPHS=100000` does more of them; a failure names the seed that repeats it:
/// `make prove-reads GRAPHS=25 SEED=…`.
class ReadsProofIT {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();
    @RegisterExtension static final TestSpiceDb SPICEDB = TestSpiceDb.store();

    private static final int TOGETHER = 25;
    private static final int STEPS = 6;
    private static final int BETWEEN_LINES = 40;
    private static final String ROOT = "user:root";
    private static final Logger LOG = LoggerFactory.getLogger(ReadsProofIT.class);

    /// From which standing on each permission is there.
    private static final Map<String, Integer> OF_PROJECTS =
            Map.of("read", 1, "write", 3, "change_membership", 4, "delete", 4);

    private static final Map<String, Integer> OF_NAMESPACES =
            Map.of("read", 1, "read_children", 2, "write", 3, "delete", 4);

    /// One question that both are asked.
    private record Both(Stand stand, String permission, int from) {
        SpiceDbReads.Question forSpiceDb() {
            return switch (stand.subject()) {
                case ByRelations.VISITOR ->
                        new SpiceDbReads.Question(
                                "anonymous_user:anonymous", permission + "_by_role", stand.thing());
                case ByRelations.ADMINISTRATOR ->
                        new SpiceDbReads.Question(ROOT, permission, stand.thing());
                default ->
                        new SpiceDbReads.Question(
                                stand.subject(), permission + "_by_role", stand.thing());
            };
        }
    }

    private final PublishedReads index = new PublishedReads(DATABASE);

    @Test
    void theIndexShowsToEverybodyWhatSpiceDbShows() {
        var graphs = Integer.getInteger("graphs", 300);
        var first = Long.getLong("seed", 0);
        try (var spiceDb = new SpiceDbReads(SPICEDB)) {
            // Small worlds, in which somebody in two namespaces is in many.
            index.gatherFrom(1);
            for (int done = 0; done < graphs; done += TOGETHER) {
                prove(first + done, spiceDb);
                if (done / TOGETHER % BETWEEN_LINES == BETWEEN_LINES - 1) {
                    LOG.info("{} of {} graphs are proved", done + TOGETHER, graphs);
                }
            }
        }
    }

    private void prove(long seed, SpiceDbReads spiceDb) {
        var graphs =
                IntStream.range(0, TOGETHER)
                        .mapToObj(at -> new RandomGraph("s" + (seed + at), seed + at))
                        .toList();
        var random = new Random(seed);
        index.apply(Step.together(graphs.stream().map(RandomGraph::begin).toList()), random);
        for (int step = 0; step < STEPS; step++) {
            index.care(random);
            index.apply(Step.together(graphs.stream().map(RandomGraph::next).toList()), random);
        }
        index.care(random);
        spiceDb.tell(relations(graphs));

        var why = "make prove-reads GRAPHS=%d SEED=%d repeats it".formatted(TOGETHER, seed);
        compareStandings(graphs, spiceDb, why);
        comparePages(graphs, spiceDb, why);
        assertThat(index.differences()).as(why).isEmpty();

        index.removeAllOf(graphs.stream().flatMap(graph -> graph.things().stream()).toList());
        assertThat(index.count("authz.things")).as(why).isZero();
    }

    /// Somebody is an administrator by her relation, and each graph has a user who is one too: for those whose token does
    /// not say so it counts for nothing.
    private static List<Relation> relations(List<RandomGraph> graphs) {
        var relations = new ArrayList<Relation>();
        relations.add(administrator(new ResourceRef(ResourceType.USER, "root")));
        graphs.forEach(graph -> {
            relations.addAll(graph.standing());
            relations.add(administrator(ResourceRef.of(graph.users().getFirst())));
        });
        return relations;
    }

    private static Relation administrator(ResourceRef user) {
        return new Relation(ResourceRef.PLATFORM, "admin", user);
    }

    private void compareStandings(List<RandomGraph> graphs, SpiceDbReads spiceDb, String why) {
        var questions = new ArrayList<Both>();
        for (var graph : graphs) {
            for (var subject : subjects(graph)) {
                graph.things().forEach(thing -> questions.addAll(about(new Stand(subject, thing))));
            }
        }

        var levels = index.standings(questions.stream().map(Both::stand).toList());
        var answers = spiceDb.check(questions.stream().map(Both::forSpiceDb).toList());

        var disagreements =
                IntStream.range(0, questions.size())
                        .filter(at ->
                                answers.get(at) != (levels.get(at) >= questions.get(at).from()))
                        .mapToObj(at ->
                                "%s: standing %d".formatted(questions.get(at), levels.get(at)))
                        .toList();
        assertThat(answers).as(why).hasSameSizeAs(questions);
        assertThat(disagreements).as(why).isEmpty();
    }

    private void comparePages(List<RandomGraph> graphs, SpiceDbReads spiceDb, String why) {
        var subjects =
                graphs.stream().flatMap(graph -> subjects(graph).stream()).distinct().toList();
        var pages = index.pages(subjects.stream().map(Question::all).toList());
        for (int at = 0; at < subjects.size(); at++) {
            var question = new Both(new Stand(subjects.get(at), ResourceRef.PLATFORM), "read", 1);
            var asked = question.forSpiceDb();
            var seen = spiceDb.lookUp(asked.subject(), asked.permission(), "project");
            assertThat(sorted(pages.get(at)))
                    .as("%s: what %s sees", why, subjects.get(at))
                    .isEqualTo(new Page(List.copyOf(seen), seen.size()));
        }
    }

    private static Page sorted(Page page) {
        return new Page(List.copyOf(new TreeSet<>(page.ids())), page.total());
    }

    private static List<Both> about(Stand stand) {
        var permissions =
                stand.thing().type() == ResourceType.PROJECT ? OF_PROJECTS : OF_NAMESPACES;
        return permissions.entrySet().stream()
                .map(each -> new Both(stand, each.getKey(), each.getValue()))
                .toList();
    }

    private static List<String> subjects(RandomGraph graph) {
        return Stream.concat(
                        Stream.of(ByRelations.VISITOR, ByRelations.ADMINISTRATOR),
                        graph.users().stream().map(user -> "user:" + user.value()))
                .toList();
    }
}
