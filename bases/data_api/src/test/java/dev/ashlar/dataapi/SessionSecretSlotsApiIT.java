package dev.ashlar.dataapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.AtOnce;
import dev.ashlar.testkit.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The routes of session secret slots, by HTTP.
class SessionSecretSlotsApiIT {
    private static final String SLOTS = "/session_secret_slots";
    private static final String NOBODYS = "01JMHV1Q3N8Y5V6W7X8Y9Z0A1B";

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.withTables();

    @RegisterExtension
    @Order(2)
    static final RunningDataApi API = new RunningDataApi(DATABASE);

    private final Cast cast = new Cast(API);
    private final Client ada = cast.client("ada");
    private final Client grace = cast.client("grace");
    private final Client alan = cast.client("alan");
    private String project = "";

    @BeforeEach
    void adaHasAProjectThatGraceLooksAt() {
        CleanSlate.wipe(API, DATABASE);
        project = cast.project("ada", cast.home("ada"), "private").text("id");
        ada.patch(
                        "/projects/%s/members".formatted(project),
                        Body.list(Body.member(cast.id("grace"), "viewer")))
                .expect(200);
    }

    @Test
    void aSlotIsCalledAsItsFileUnlessItHasAName() {
        var plain = ada.post(SLOTS, slot("key.pem"));
        var named =
                ada.post(
                        SLOTS,
                        Body.of("project_id", project)
                                .with("filename", "other")
                                .with("name", "Other")
                                .with("description", "What it is")
                                .json());

        assertThat(plain.status()).isEqualTo(201);
        assertThat(plain.object())
                .isEqualTo(
                        Map.of(
                                "id",
                                plain.text("id"),
                                "project_id",
                                project,
                                "name",
                                "key.pem",
                                "filename",
                                "key.pem",
                                "etag",
                                plain.text("etag")));
        assertThat(plain.header("etag")).isEqualTo(plain.text("etag"));
        assertThat(named.text("name")).isEqualTo("Other");
        assertThat(named.text("description")).isEqualTo("What it is");
        assertThat(ids(grace.get(slotsOf(project))))
                .containsExactly(named.text("id"), plain.text("id"));
        assertThat(grace.get(slotsOf(project) + "?per_page=1&page=2").paging())
                .isEqualTo("2 1 2 2");
    }

    @Test
    void whoSeesTheProjectSeesItsSlotsAndWhoWritesChangesThem() {
        var made = ada.post(SLOTS, slot("a"));
        var path = SLOTS + "/" + made.text("id");
        var tag = made.text("etag");

        assertThat(grace.get(path).object()).isEqualTo(made.object());
        assertThat(grace.patch(path, tag, "{\"name\": \"b\"}").status()).isEqualTo(404);
        assertThat(grace.delete(path).status()).isEqualTo(404);
        assertThat(grace.post(SLOTS, slot("b")).status()).isEqualTo(404);
        for (var stranger : List.of(alan, API.visitor())) {
            assertThat(stranger.get(path).refusal())
                    .isEqualTo(
                            stranger.get(SLOTS + "/" + NOBODYS)
                                    .refusal()
                                    .replace(NOBODYS, made.text("id")));
            assertThat(stranger.get(slotsOf(project)).status()).isEqualTo(404);
        }
        assertThat(alan.patch(path, tag, "{\"name\": \"b\"}").status()).isEqualTo(404);
        assertThat(alan.post(SLOTS, slot("b")).status()).isEqualTo(404);
        assertThat(alan.delete(path).status()).isEqualTo(204);
        assertThat(ada.get(path).object()).isEqualTo(made.object());
        assertThat(cast.client("admin").patch(path, tag, "{\"name\": \"b\"}").status())
                .isEqualTo(200);
    }

    @Test
    void theSlotsOfAPublicProjectAreOpenToEverybody() {
        var open = cast.project("ada", cast.home("ada"), "public").text("id");
        var path = SLOTS + "/" + ada.post(SLOTS, slot(open, "a")).text("id");

        for (var anybody : List.of(alan, API.visitor())) {
            assertThat(anybody.get(path).status()).isEqualTo(200);
            assertThat(anybody.get(slotsOf(open)).list()).hasSize(1);
        }
    }

    @Test
    void visitorsChangeNothing() {
        var visitor = API.visitor();
        var path = SLOTS + "/" + NOBODYS;

        for (var answer :
                List.of(
                        visitor.post(SLOTS, slot("a")),
                        visitor.patch(path, "\"x\"", "{}"),
                        visitor.delete(path),
                        visitor.get(secretsOf(project)),
                        visitor.patch(secretsOf(project), "[]"),
                        visitor.delete(secretsOf(project)))) {
            assertThat(answer.refusal()).startsWith("1401 ");
        }
    }

    @Test
    void whoHasTheSlotAlreadyGetsNoBody() {
        var made = ada.post(SLOTS, slot("a"));
        var path = SLOTS + "/" + made.text("id");

        var again = ada.get(path, Map.of("If-None-Match", made.text("etag")));

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.text()).isEmpty();
        assertThat(ada.get(path, Map.of("If-None-Match", "\"x\"")).status()).isEqualTo(200);
    }

    @Test
    void aChangeTakesTheTagAndKeepsWhatItDoesNotName() {
        var made = ada.post(SLOTS, slot("a"));
        var path = SLOTS + "/" + made.text("id");

        assertThat(ada.patch(path, "{}").refusal()).startsWith("1428 ");
        assertThat(ada.patch(path, "\"other\"", "{}").refusal()).startsWith("1409 ");
        var same = ada.patch(path, made.text("etag"), "{\"name\": null, \"filename\": \"a\"}");
        assertThat(same.object()).isEqualTo(made.object());
        var changed =
                ada.patch(
                        path,
                        made.text("etag"),
                        "{\"name\": \"b\", \"description\": \"d\", \"filename\": \"c\"}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.text("name") + changed.text("description") + changed.text("filename"))
                .isEqualTo("bdc");
        assertThat(ada.patch(path, made.text("etag"), "{\"name\": \"x\"}").status()).isEqualTo(409);
        var bare = ada.patch(path, changed.text("etag"), "{\"description\": \"\"}");
        assertThat(bare.object().containsKey("description")).isFalse();
        assertThat(ada.get(path).object()).isEqualTo(bare.object());
    }

    @Test
    void ofSeveralChangesWithOneTagOneWins() throws Exception {
        var made = ada.post(SLOTS, slot("a"));
        var path = SLOTS + "/" + made.text("id");

        var statuses =
                AtOnce.run(
                        4,
                        n ->
                                ada.patch(path, made.text("etag"), Body.of("name", "n" + n).json())
                                        .status());

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
    }

    @Test
    void aFilenameIsUsedOnceInAProject() throws Exception {
        var other = cast.project("ada", cast.home("ada"), "private").text("id");
        var second = ada.post(SLOTS, slot("b"));
        var statuses = AtOnce.run(5, _ -> ada.post(SLOTS, slot("a")).status());

        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
        assertThat(ada.post(SLOTS, slot(other, "a")).status()).isEqualTo(201);
        assertThat(
                        ada.patch(
                                        SLOTS + "/" + second.text("id"),
                                        second.text("etag"),
                                        "{\"filename\": \"a\"}")
                                .refusal())
                .startsWith("1409 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/b", "a\\\\b", "a b", "ä", "a\\n", "a\\u0000"})
    void whatIsNoFilenameIsRefused(String filename) {
        assertThat(ada.post(SLOTS, slot(filename)).refusal()).startsWith("1422 ");

        var made = ada.post(SLOTS, slot("fine"));
        var path = SLOTS + "/" + made.text("id");
        assertThat(
                        ada.patch(path, made.text("etag"), Body.of("filename", filename).json())
                                .refusal())
                .startsWith("1422 ");
    }

    @Test
    void slotsGoAloneOrWithTheirProject() {
        var first = SLOTS + "/" + ada.post(SLOTS, slot("a")).text("id");
        var second = SLOTS + "/" + ada.post(SLOTS, slot("b")).text("id");

        assertThat(ada.delete(first).status()).isEqualTo(204);
        assertThat(ada.delete(first).status()).isEqualTo(204);
        assertThat(ada.get(first).status()).isEqualTo(404);
        fill(grace, second.substring(SLOTS.length() + 1), "v");
        ada.delete("/projects/" + project).expect(204);

        assertThat(ada.get(second).status()).isEqualTo(404);
        assertThat(rows("secrets.session_secret_slots")).isZero();
        assertThat(rows("secrets.session_secrets")).isZero();
        assertThat(grace.get("/user/secrets").list()).hasSize(1);
        assertThat(ada.post(SLOTS, slot("c")).status()).isEqualTo(404);
    }

    @Test
    void aCopyHasNoSlots() {
        ada.post(SLOTS, slot("a")).expect(201);

        var copy =
                ada.post(
                                "/projects/%s/copies".formatted(project),
                                Body.of("name", "Copy").with("namespace", cast.home("ada")).json())
                        .expect(201);

        assertThat(ada.get(slotsOf(copy.text("id"))).text()).isEqualTo("[]");
    }

    private Answer fill(Client client, String slot, String value) {
        return client.patch(secretsOf(project), value(slot, "\"" + value + "\"")).expect(200);
    }

    private static String value(String slot, String json) {
        return "[{\"secret_slot_id\": \"%s\", \"value\": %s}]".formatted(slot, json);
    }

    private String slot(String filename) {
        return slot(project, filename);
    }

    private static String slot(String project, String filename) {
        return Body.of("project_id", project).with("filename", filename).json();
    }

    private static String slotsOf(String project) {
        return "/projects/%s/session_secret_slots".formatted(project);
    }

    private static String secretsOf(String project) {
        return "/projects/%s/session_secrets".formatted(project);
    }

    private static List<String> ids(Answer answer) {
        return answer.list().stream().map(slot -> String.valueOf(slot.get("id"))).toList();
    }

    private static long rows(String table) {
        return DATABASE.sql()
                .one("SELECT count(*) AS rows FROM " + table, row -> row.number("rows"))
                .orElseThrow();
    }
}
