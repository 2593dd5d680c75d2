package dev.ashlar.authz.reads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.authz.Relation;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.ResourceType;
import dev.ashlar.authz.reads.PublishedReads.Page;
import dev.ashlar.authz.reads.PublishedReads.Question;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.UserId;
import dev.ashlar.testkit.TestDatabase;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pages of somebody in very many groups are found in another way: by what is newest, as long as that is enough.
class ManyNamespacesIT {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();

    private static final Instant BEGAN = Instant.parse("2026-01-01T00:00:00Z");
    private static final UserId MEMBER = new UserId("member");
    private static final int GROUPS = 80;
    private static final int PROJECTS = 700;

    private final PublishedReads reads = new PublishedReads(DATABASE);

    @BeforeEach
    void clear() {
        DATABASE.clear();
    }

    /// @param percent how many are public: with none, nothing can be left out; with many, nearly everything
    @ParameterizedTest
    @ValueSource(ints = {0, 2, 30})
    void everyPageIsAsTheRelationsSay(int percent) {
        var random = new Random(percent);
        var relations = new LinkedHashSet<Relation>();
        var listed = new HashMap<String, Instant>();
        for (int at = 0; at < GROUPS; at++) {
            if (at < 30) {
                relations.add(Relation.membership(group(at), MEMBER, Role.VIEWER));
            }
        }
        for (int at = 0; at < PROJECTS; at++) {
            var project = new ResourceRef(ResourceType.PROJECT, "p" + at);
            // Most of what is newest is in groups of others.
            var group = at < 500 ? 30 + random.nextInt(50) : random.nextInt(GROUPS);
            relations.add(Relation.inNamespace(project, group(group)));
            if (random.nextInt(100) < percent) {
                relations.addAll(Relation.visibleToEverybody(project));
            }
            if (random.nextInt(50) == 0) {
                relations.add(Relation.membership(project, MEMBER, Role.EDITOR));
            }
            listed.put(project.id(), BEGAN.minusSeconds(at / 3));
        }
        reads.apply(new Step(List.copyOf(relations), List.of(), listed), random);

        var questions =
                IntStream.of(1, 2, 5, 20, 60)
                        .boxed()
                        .flatMap(size ->
                                IntStream.of(0, 1, 7, 40)
                                        .mapToObj(skip ->
                                                new Question(
                                                        "user:member", null, false, size, skip)))
                        .toList();
        assertThat(reads.pages(questions)).isEqualTo(pages(questions, relations, listed));
    }

    private static List<Page> pages(
            List<Question> questions, Set<Relation> relations, Map<String, Instant> listed) {
        var all = new ByRelations(relations, listed).projects("user:member", null, false);
        return questions.stream()
                .map(each ->
                        new Page(
                                all.stream().skip(each.skip()).limit(each.atMost()).toList(),
                                all.size()))
                .toList();
    }

    private static ResourceRef group(int at) {
        return new ResourceRef(ResourceType.GROUP, "g" + at);
    }
}
