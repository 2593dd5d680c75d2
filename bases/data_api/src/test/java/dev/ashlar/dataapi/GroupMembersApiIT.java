package dev.ashlar.dataapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.AtOnce;
import dev.ashlar.testkit.TestDatabase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The routes of a group's members, by HTTP.
class GroupMembersApiIT {
    private static final String MEMBERS = "/groups/flights/members";

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.withTables();

    @RegisterExtension
    @Order(2)
    static final RunningDataApi API = new RunningDataApi(DATABASE);

    private final Client ada = API.as("ada");
    private final Client grace = API.as("grace");
    private final Client alan = API.as("alan");
    private final Client admin = API.as("admin");
    private final Client visitor = API.visitor();

    @BeforeEach
    void adaHasAGroup() {
        CleanSlate.wipe(API, DATABASE);
        ada.post("/groups", "{\"name\": \"Flights\", \"slug\": \"flights\"}");
    }

    @Test
    void everybodySeesTheMembersWithWhatIsKnownOfThem() {
        var id = id(grace);
        ada.patch(MEMBERS, roles(entry("unknown-1", "editor"), entry(id, "viewer")));

        var members = visitor.get(MEMBERS);

        assertThat(members.status()).isEqualTo(200);
        assertThat(members.list())
                .map(member -> member.get("id"))
                .isEqualTo(List.of(id(ada), "unknown-1", id));
        assertThat(members.list().get(0)).isEqualTo(shown(ada, "owner"));
        assertThat(members.list().get(1)).isEqualTo(Map.of("id", "unknown-1", "role", "editor"));
        assertThat(members.list().get(2)).isEqualTo(shown(grace, "viewer"));
        assertThat(visitor.get("/groups/FLIGHTS/members").text()).isEqualTo(members.text());
        assertThat(members.paging()).isEqualTo("1 1000 3 1");
    }

    @Test
    void moreThanAThousandAreNotChangedAtOnce() {
        var refused = ada.patch(MEMBERS, roles(many(0, 1_001)));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("must have at most 1000 entries");
        assertThat(ada.get(MEMBERS).text()).doesNotContain("many-");
    }

    private static String[] many(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(n -> entry("many-%04d".formatted(n), "viewer"))
                .toArray(String[]::new);
    }

    @Test
    void manyMembersAreShownInPagesAndAtMostAThousandAtOnce() {
        assertThat(ada.patch(MEMBERS, roles(many(0, 600))).list()).hasSize(600);
        assertThat(ada.patch(MEMBERS, roles(many(600, 1_200))).list()).hasSize(600);

        var whole = ada.get(MEMBERS);
        assertThat(whole.list()).hasSize(1_000);
        assertThat(whole.paging()).isEqualTo("1 1000 1201 2");
        var last = ada.get(MEMBERS + "?page=13&per_page=100");
        assertThat(last.list()).map(member -> member.get("id")).isEqualTo(List.of("many-1199"));
        assertThat(last.paging()).isEqualTo("13 100 1201 13");
        assertThat(ada.get(MEMBERS + "?page=14&per_page=100").text()).isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "visitor | GET    | /groups/flights/members           | 200",
                "alan    | GET    | /groups/ships/members             | 404",
                "visitor | PATCH  | /groups/flights/members           | 401",
                "alan    | PATCH  | /groups/flights/members           | 404",
                "grace   | PATCH  | /groups/flights/members           | 404",
                "ada     | PATCH  | /groups/flights/members           | 200",
                "admin   | PATCH  | /groups/flights/members           | 200",
                "ada     | PATCH  | /groups/ships/members             | 404",
                "visitor | DELETE | /groups/flights/members/some-one  | 401",
                "alan    | DELETE | /groups/flights/members/some-one  | 404",
                "grace   | DELETE | /groups/flights/members/some-one  | 404",
                "ada     | DELETE | /groups/flights/members/some-one  | 204",
                "ada     | DELETE | /groups/flights/members/no-member | 204",
                "admin   | DELETE | /groups/flights/members/some-one  | 204",
                "ada     | DELETE | /groups/ships/members/some-one    | 404",
                "ada     | DELETE | /groups/flights/members/-one      | 422",
                "ada     | DELETE | /groups/flights/members/some_one  | 422",
                "ada     | DELETE | /groups/flights/members/a         | 422",
                "ada     | PUT    | /groups/flights/members           | 405",
                "ada     | GET    | /groups/flights/members/some-one  | 405"
            })
    void statusesAreThoseOfTheContract(String caller, String method, String path, int status) {
        ada.patch(MEMBERS, roles(entry(id(grace), "editor"), entry("some-one", "viewer")));
        var client = caller.equals("visitor") ? visitor : API.as(caller);
        var body = method.equals("PATCH") ? roles(entry("some-two", "viewer")) : null;

        var answer = client.send(method, path, body, Map.of());

        assertThat(answer.status()).isEqualTo(status);
        if (status >= 400) {
            assertThat(answer.refusal()).startsWith("1" + status + " ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"id\": \"some-one\", \"role\": \"boss\"}]",
                "[{\"id\": \"some-one\", \"role\": \"OWNER\"}]",
                "[{\"id\": \"some-one\", \"role\": null}]",
                "[{\"id\": \"some-one\"}]",
                "[{\"role\": \"viewer\"}]",
                "[{\"id\": \"\", \"role\": \"viewer\"}]",
                "[{\"id\": \"a\", \"role\": \"viewer\"}]",
                "[{\"id\": \"*\", \"role\": \"viewer\"}]",
                "[{\"id\": \"-one\", \"role\": \"viewer\"}]",
                "[{\"id\": \"some one\", \"role\": \"viewer\"}]",
                "[{\"id\": \"some-one\\n\", \"role\": \"viewer\"}]",
                "[{\"id\": \"some-one\\u0000\", \"role\": \"viewer\"}]",
                "[{\"id\": \"0123456789012345678901234567890123456\", \"role\": \"viewer\"}]",
                "[{\"id\": \"some-one\", \"role\": \"viewer\", \"name\": \"Some\"}]",
                "[null]",
                "{\"id\": \"some-one\", \"role\": \"viewer\"}",
                "null"
            })
    void bodiesThatDoNotFitAreRefused(String wrong) {
        assertThat(ada.patch(MEMBERS, wrong).refusal()).startsWith("1422 ");
        assertThat(ada.get(MEMBERS).list()).hasSize(1);
    }

    @Test
    void whoIsNamedTwiceIsRefused() {
        var twice = roles(entry("some-one", "viewer"), entry("some-one", "editor"));

        assertThat(ada.patch(MEMBERS, twice).refusal())
                .isEqualTo(
                        "1422 There are errors in the following fields, 1.id: is named twice, name"
                                + " everybody once with one role");
    }

    @Test
    void theAnswerIsTheListAsItWasSent() {
        var sent = roles(entry("some-two", "viewer"), entry("some-one", "editor"));

        assertThat(ada.patch(MEMBERS, sent).list())
                .isEqualTo(
                        List.of(
                                Map.of("id", "some-two", "role", "viewer"),
                                Map.of("id", "some-one", "role", "editor")));
        assertThat(ada.patch(MEMBERS, "[]").text()).isEqualTo("[]");
        assertThat(alan.patch(MEMBERS, "[]").status()).isEqualTo(404);
        assertThat(ada.get(MEMBERS).list()).hasSize(3);
    }

    @Test
    void onlyRealChangesAreAnnounced() {
        ada.patch(MEMBERS, roles(entry(id(ada), "owner"), entry("some-one", "viewer")));
        ada.patch(MEMBERS, roles(entry(id(ada), "owner"), entry("some-one", "editor")));
        ada.patch(MEMBERS, roles(entry(id(ada), "owner"), entry("some-one", "editor")));
        ada.delete(MEMBERS + "/some-one");
        ada.delete(MEMBERS + "/some-one");

        assertThat(
                        DATABASE.sql()
                                .all(
                                        """
                                        SELECT type || ' ' || coalesce(payload ->> 'role', '-') AS it
                                          FROM database.outbox
                                         WHERE channel = 'events' AND payload ->> 'userId' = 'some-one'
                                         ORDER BY position
                                        """,
                                        row -> row.text("it")))
                .containsExactly(
                        "memberGroup.added VIEWER",
                        "memberGroup.updated EDITOR",
                        "memberGroup.removed -");
    }

    @Test
    void theLastOwnerStays() {
        var herself = roles(entry(id(ada), "editor"));

        assertThat(ada.patch(MEMBERS, herself).refusal()).startsWith("1422 ");
        assertThat(ada.delete(MEMBERS + "/" + id(ada)).refusal())
                .isEqualTo(
                        "1422 There must be an owner: make somebody else an owner first, then"
                                + " change or remove the last one.");
        assertThat(
                        ada.patch(
                                        MEMBERS,
                                        roles(entry(id(ada), "editor"), entry(id(grace), "owner")))
                                .status())
                .isEqualTo(200);
        assertThat(ada.patch(MEMBERS, herself).status()).isEqualTo(404);
        assertThat(grace.delete(MEMBERS + "/" + id(ada)).status()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "editor"})
    void membersMayLeave(String role) {
        ada.patch(MEMBERS, roles(entry(id(grace), role)));

        assertThat(grace.delete(MEMBERS + "/" + id(grace)).status()).isEqualTo(204);
        assertThat(ada.get(MEMBERS).list()).hasSize(1);
        assertThat(grace.delete(MEMBERS + "/" + id(grace)).status()).isEqualTo(204);
    }

    @Test
    void whoLostARoleLosesItWithTheAnswer() {
        ada.patch(MEMBERS, roles(entry(id(grace), "owner")));
        assertThat(grace.patch("/groups/flights", "{\"name\": \"Hers\"}").status()).isEqualTo(200);

        ada.delete(MEMBERS + "/" + id(grace));

        assertThat(grace.patch("/groups/flights", "{\"name\": \"Mine\"}").status()).isEqualTo(404);
        assertThat(grace.get("/groups/flights/permissions").object().get("write")).isEqualTo(false);
    }

    @Test
    void changingByAFormerSlugIsRefused() {
        ada.patch("/groups/flights", "{\"slug\": \"planes\"}");

        var patch = ada.patch(MEMBERS, roles(entry("some-one", "viewer")));
        var delete = ada.delete(MEMBERS + "/some-one");

        assertThat(patch.status()).isEqualTo(409);
        assertThat(String.valueOf(patch.object().get("error"))).contains("planes");
        assertThat(delete.status()).isEqualTo(409);
        assertThat(visitor.get(MEMBERS).list()).hasSize(1);
    }

    @Test
    void twoOwnersWhoDemoteEachOtherAtOnceLeaveOne() throws Exception {
        var clients = List.of(ada, grace);
        var ids = List.of(id(ada), id(grace));

        for (int round = 0; round < 20; round++) {
            admin.patch(MEMBERS, roles(entry(ids.get(0), "owner"), entry(ids.get(1), "owner")));

            var statuses =
                    AtOnce.run(
                            2,
                            n ->
                                    clients.get(n)
                                            .patch(MEMBERS, roles(entry(ids.get(1 - n), "viewer")))
                                            .status());

            assertThat(statuses).containsAnyOf(200).isSubsetOf(200, 404, 422);
            assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
            assertThat(visitor.get(MEMBERS).list())
                    .filteredOn(member -> "owner".equals(member.get("role")))
                    .hasSize(1);
        }
    }

    @Test
    void aGroupOfFiveThousandIsDeletedWithAllItsRelations() {
        for (int part = 0; part < 5; part++) {
            var from = part * 1_000;
            assertThat(ada.patch(MEMBERS, roles(many(from, from + 1_000))).status()).isEqualTo(200);
        }

        assertThat(ada.delete("/groups/flights").status()).isEqualTo(204);

        assertThat(
                        DATABASE.sql()
                                .all(
                                        "SELECT relation FROM authz.relations WHERE resource_type = 'group'",
                                        row -> row.text("relation")))
                .isEmpty();
    }

    private static Map<String, Object> shown(Client person, String role) {
        var user = person.get("/user").object();
        var shown = new HashMap<String, Object>();
        shown.put("id", user.get("id"));
        shown.put("namespace", user.get("username"));
        shown.put("role", role);
        for (var field : List.of("first_name", "last_name")) {
            if (user.get(field) instanceof String name) {
                shown.put(field, name);
            }
        }
        return shown;
    }

    private static String id(Client person) {
        return person.get("/user").text("id");
    }

    private static String entry(String id, String role) {
        return "{\"id\": \"%s\", \"role\": \"%s\"}".formatted(id, role);
    }

    private static String roles(String... entries) {
        return List.of(entries).stream().collect(Collectors.joining(", ", "[", "]"));
    }
}
