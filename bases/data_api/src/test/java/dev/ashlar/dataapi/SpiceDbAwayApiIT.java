package dev.ashlar.dataapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.Proof;
import dev.ashlar.testkit.TestDatabase;
import dev.ashlar.testkit.TestSpiceDb;
import dev.ashlar.testkit.spicedb.SpiceDbGate;
import dev.ashlar.testkit.spicedb.SpiceDbReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What the service does while SpiceDB is away, and how soon it is well again. By hand, with more relations:
/// `make prove-return RELATIONS=1000000`.
class SpiceDbAwayApiIT {
    private static final Duration REFUSED = Proof.limit(Duration.ofSeconds(2));
    private static final Duration WELL_AGAIN = Proof.limit(Duration.ofSeconds(5));
    private static final int RELATIONS = 10_000;
    private static final OwnRealm REALM = new OwnRealm();

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.withTables();

    @RegisterExtension
    @Order(2)
    static final TestSpiceDb SPICEDB = TestSpiceDb.server();

    @RegisterExtension
    @Order(3)
    static final SpiceDbGate GATE = new SpiceDbGate(SPICEDB);

    @RegisterExtension
    @Order(4)
    static final RunningDataApi API =
            new RunningDataApi(DATABASE, REALM)
                    .with(() ->
                            Map.of(
                                    "AUTHZ_READS",
                                    "index",
                                    "AUTHZ_DB_GRPC_PORT",
                                    Integer.toString(GATE.port())));

    private final Cast cast = new Cast(API);
    private final Client ada = API.as("ada").impatient();
    private String group = "";
    private Answer project;

    @BeforeEach
    void prepare() {
        group = cast.group("ada");
        project = cast.project("ada", group, "private");
    }

    @AfterEach
    void mend() {
        GATE.open();
        await(Duration.ofMinutes(2), () -> cast.project("ada", group, "private").status());
    }

    @AfterAll
    static void close() {
        REALM.close();
    }

    @Test
    void changesAreRefusedInTimeWithASentence() {
        GATE.shut();

        for (var change : changes()) {
            var began = System.nanoTime();
            var answer = change.get();
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(REFUSED);
            assertThat(answer.status()).as(answer.text()).isEqualTo(503);
            assertThat(answer.refusal()).startsWith("1503 ");
        }
    }

    @Test
    void nothingOfWhatWasRefusedHappened() {
        GATE.shut();
        changes().forEach(change -> assertThat(change.get().status()).isEqualTo(503));

        GATE.open();

        assertThat(ada.get(path()).object()).isEqualTo(project.object());
        assertThat(ada.get(path() + "/members").list()).hasSize(1);
        assertThat(ada.get("/groups/" + group).status()).isEqualTo(200);
        assertThat(ada.get("/projects?namespace=" + group).header("total")).isEqualTo("1");
    }

    @Test
    void readsAndListsGoOnAsIfNothingWere() {
        var paths =
                List.of(
                        path(),
                        path() + "/members",
                        path() + "/permissions",
                        path() + "/copies",
                        "/namespaces/%s/projects/%s".formatted(group, project.text("slug")),
                        "/projects",
                        "/projects?direct_member=true",
                        "/groups",
                        "/groups/" + group,
                        "/groups/%s/members".formatted(group),
                        "/groups/%s/permissions".formatted(group),
                        "/namespaces?minimum_role=owner",
                        "/namespaces/" + group,
                        "/user");
        var before = paths.stream().map(path -> ada.get(path).expect(200).text()).toList();

        GATE.shut();
        var meanwhile = paths.stream().map(path -> ada.get(path).expect(200).text()).toList();

        assertThat(meanwhile).isEqualTo(before);
        assertThat(API.visitor().get(path()).status()).isEqualTo(404);
        assertThat(API.as("newcomer").get("/user").status()).isEqualTo(200);
    }

    @Test
    void backWithItsDataItServesAtOnce() {
        GATE.shut();
        var _ = API.as("early").get("/user").expect(200);

        GATE.open();

        await(
                WELL_AGAIN,
                () -> ada.patch(path(), project.text("etag"), "{\"name\": \"again\"}").status());
        await(WELL_AGAIN, () -> create("early", cast.home("early")).status());
    }

    @Test
    void backEmptyItIsToldEverythingBeforeItIsAsked() {
        addRelations(group, Proof.size(RELATIONS), cast.id("late"));
        GATE.shut();
        SPICEDB.stop();
        SPICEDB.start();
        var patience = Proof.size(RELATIONS) > RELATIONS ? Duration.ofMinutes(1) : WELL_AGAIN;

        GATE.open();
        var took = await(patience, () -> create("late", group).status());
        Proof.say("%,d relations were back after %s".formatted(Proof.size(RELATIONS), took));

        assertThat(inSpiceDb()).isEqualTo(inTable());
    }

    private List<Supplier<Answer>> changes() {
        var members = Body.list(Body.member(cast.id("grace"), "viewer"));
        var slug = Cast.fresh("slug");
        return List.of(
                () -> create("ada", group),
                () -> ada.post("/groups", Body.of("name", slug).with("slug", slug).json()),
                () -> ada.patch(path(), project.text("etag"), "{\"name\": \"other\"}"),
                () -> ada.patch(path(), project.text("etag"), "{\"visibility\": \"public\"}"),
                () ->
                        API.as("admin")
                                .impatient()
                                .patch(
                                        path(),
                                        project.text("etag"),
                                        "{\"visibility\": \"public\"}"),
                () -> ada.patch(path() + "/members", members),
                () -> ada.patch("/groups/%s/members".formatted(group), members),
                () -> ada.patch("/groups/" + group, "{\"name\": \"other\"}"),
                () -> ada.delete(path()),
                () -> ada.delete("/groups/" + group));
    }

    private Answer create(String person, String namespace) {
        var slug = Cast.fresh("project");
        var body = Body.of("name", slug).with("slug", slug).with("namespace", namespace);
        return API.as(person).impatient().post("/projects", body.json());
    }

    private String path() {
        return "/projects/" + project.text("id");
    }

    /// As if so many members had been added long ago, the last of them somebody who exists.
    private static void addRelations(String group, int count, String last) {
        var id = API.visitor().get("/groups/" + group).text("id");
        DATABASE.unitOfWork()
                .run(() ->
                        DATABASE.sql()
                                .change(
                                        """
                                        INSERT INTO authz.relations (resource_type, resource_id, relation, subject_type, subject_id)
                                        SELECT 'group', ?, 'editor', 'user', CASE n WHEN 1 THEN ? ELSE 'member-' || n END
                                        FROM generate_series(1, ?) AS n
                                        """,
                                        id,
                                        last,
                                        count));
    }

    private static long inTable() {
        return DATABASE.sql()
                .one("SELECT count(*) AS it FROM authz.relations", row -> row.number("it"))
                .orElseThrow();
    }

    private static long inSpiceDb() {
        try (var reader = new SpiceDbReader(SPICEDB.host(), SPICEDB.port())) {
            return reader.relations(SPICEDB.key()).size();
        }
    }

    private static Duration await(Duration patience, Supplier<Integer> status) {
        var began = System.nanoTime();
        while (true) {
            var seen = status.get();
            var waited = Duration.ofNanos(System.nanoTime() - began);
            if (seen < 300) {
                return waited;
            }
            assertThat(seen).isEqualTo(503);
            assertThat(waited).as("it does not recover").isLessThan(patience);
            Thread.onSpinWait();
        }
    }
}
