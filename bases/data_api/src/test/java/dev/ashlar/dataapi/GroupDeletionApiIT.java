package dev.ashlar.dataapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.AtOnce;
import dev.ashlar.testkit.Proof;
import dev.ashlar.testkit.TestDatabase;
import dev.ashlar.testkit.spicedb.SpiceDbReader;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A group goes with everything in it and leaves nothing behind. By hand: `make prove-deletion PROJECTS=2000`.
class GroupDeletionApiIT {
    private static final int PROJECTS = 60;
    private static final Duration LIMIT = Proof.limit(Duration.ofSeconds(20));
    private static final int LANES = 4;
    private static final int MEMBERS_AT_ONCE = 500;
    private static final OwnRealm REALM = new OwnRealm();

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.withTables();

    @RegisterExtension
    @Order(2)
    static final RunningDataApi API = new RunningDataApi(DATABASE, REALM);

    private final Cast cast = new Cast(API);
    private final Client ada = cast.client("ada");

    @AfterAll
    static void close() {
        REALM.close();
    }

    @Test
    void aLargeGroupGoesInTimeAndNoRelationIsLeft() throws Exception {
        var kept = cast.project("ada", cast.home("ada"), "public").text("id");
        var before = relations();
        var group = cast.group("ada");
        var projects = fill(group, Proof.size(PROJECTS));
        addMembers(group, Proof.size(PROJECTS) * 5 / 2);

        var began = System.nanoTime();
        ada.delete("/groups/" + group).expect(204);
        var took = Duration.ofNanos(System.nanoTime() - began);
        Proof.say("a group of %,d projects went in %s".formatted(projects.size(), took));

        assertThat(took).isLessThan(LIMIT);
        assertThat(relations()).isEqualTo(before);
        assertThat(relationsInSpiceDb()).isEqualTo(before);
        assertThat(ada.get("/projects/" + projects.getFirst()).status()).isEqualTo(404);
        assertThat(ada.get("/projects/" + projects.getLast()).status()).isEqualTo(404);
        assertThat(ada.get("/groups/" + group).status()).isEqualTo(404);
        assertThat(ada.get("/projects").list())
                .map(item -> item.get("id"))
                .isEqualTo(List.of(kept));
        assertThat(announced("project.removed")).isEqualTo(projects.size());
        assertThat(announced("group.removed")).isOne();
        var again = Body.of("name", "again").with("slug", group);
        assertThat(ada.post("/groups", again.json()).status()).isEqualTo(201);
    }

    private List<String> fill(String group, int count) throws Exception {
        var proof = Proof.of("projects made", count);
        var made =
                AtOnce.run(
                        LANES,
                        lane ->
                                IntStream.range(0, count)
                                        .filter(n -> n % LANES == lane)
                                        .mapToObj(n -> {
                                            proof.step();
                                            var visibility = n % 5 == 0 ? "public" : "private";
                                            return cast.project("ada", group, visibility)
                                                    .text("id");
                                        })
                                        .toList());
        return made.stream().flatMap(List::stream).toList();
    }

    private void addMembers(String group, int count) {
        var people =
                IntStream.range(0, count)
                        .mapToObj(n -> Body.member("member-" + n, "viewer"))
                        .toList();
        for (int from = 0; from < count; from += MEMBERS_AT_ONCE) {
            var some = people.subList(from, Math.min(from + MEMBERS_AT_ONCE, count));
            ada.patch("/groups/%s/members".formatted(group), Body.list(some.toArray(Body[]::new)))
                    .expect(200);
        }
    }

    private static List<String> relations() {
        return DATABASE
                .sql()
                .all(
                        """
                        SELECT format('%s:%s#%s@%s:%s',
                            resource_type, resource_id, relation, subject_type, subject_id) AS it
                        FROM authz.relations
                        """,
                        row -> row.text("it"))
                .stream()
                .sorted()
                .toList();
    }

    private static List<String> relationsInSpiceDb() {
        try (var reader = new SpiceDbReader(API.spiceDb().host(), API.spiceDb().port())) {
            return reader.relations(API.spiceDb().key()).stream().sorted().toList();
        }
    }

    private static long announced(String type) {
        return DATABASE.sql()
                .one(
                        "SELECT count(*) AS it FROM database.outbox WHERE channel = 'events' AND type = ?",
                        row -> row.number("it"),
                        type)
                .orElseThrow();
    }
}
