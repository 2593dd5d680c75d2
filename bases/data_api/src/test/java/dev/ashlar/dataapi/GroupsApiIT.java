package dev.ashlar.dataapi;

import static dev.ashlar.dataapi.GroupBodies.body;
import static dev.ashlar.dataapi.GroupBodies.group;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The routes of groups, by HTTP.
class GroupsApiIT {
    private static final String LONG_NAME = "n".repeat(99);

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.withTables();

    @RegisterExtension
    @Order(2)
    static final RunningDataApi API = new RunningDataApi(DATABASE);

    private final Client ada = API.as("ada");
    private final Client grace = API.as("grace");
    private final Client admin = API.as("admin");
    private final Client visitor = API.visitor();

    @BeforeEach
    void nothingIsThere() {
        CleanSlate.wipe(API, DATABASE);
    }

    @Test
    void whoWasNeverSeenMakesAGroupWithHerFirstRequest() {
        var made = ada.post("/groups", group("flights", "Who flies when"));

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.object().keySet())
                .isEqualTo(
                        Set.of("id", "name", "slug", "created_by", "creation_date", "description"));
        assertThat(made.text("name")).isEqualTo("Group flights");
        assertThat(made.text("slug")).isEqualTo("flights");
        assertThat(made.text("description")).isEqualTo("Who flies when");
        assertThat(made.text("created_by")).isEqualTo(ada.get("/user").text("id"));
        assertThat(Instant.parse(made.text("creation_date"))).isBeforeOrEqualTo(Instant.now());
        assertThat(visitor.get("/groups/flights").object()).isEqualTo(made.object());
        assertThat(visitor.get("/groups/FLIGHTS").object()).isEqualTo(made.object());
    }

    @Test
    void aUserWhomThisProcessRemembersButWhoIsGoneMakesAGroupAllTheSame() {
        ada.get("/user");
        DATABASE.clear();

        assertThat(ada.post("/groups", group("flights", null)).status()).isEqualTo(201);
        assertThat(texts("SELECT type AS it FROM database.outbox WHERE channel = 'events'"))
                .containsExactlyInAnyOrder("user.added", "group.added", "memberGroup.added");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "visitor | GET    | /groups                       | 200",
                "visitor | POST   | /groups                       | 401",
                "grace   | POST   | /groups                       | 201",
                "visitor | GET    | /groups/flights               | 200",
                "grace   | GET    | /groups/flights               | 200",
                "grace   | GET    | /groups/ships                 | 404",
                "visitor | PATCH  | /groups/flights               | 401",
                "grace   | PATCH  | /groups/flights               | 404",
                "ada     | PATCH  | /groups/flights               | 200",
                "admin   | PATCH  | /groups/flights               | 200",
                "ada     | PATCH  | /groups/ships                 | 404",
                "ada     | PATCH  | /groups/ada                   | 404",
                "ada     | PATCH  | /groups/aircraft              | 409",
                "grace   | PATCH  | /groups/aircraft              | 409",
                "visitor | DELETE | /groups/flights               | 401",
                "grace   | DELETE | /groups/flights               | 404",
                "ada     | DELETE | /groups/flights               | 204",
                "admin   | DELETE | /groups/flights               | 204",
                "ada     | DELETE | /groups/FLIGHTS               | 204",
                "grace   | DELETE | /groups/ships                 | 204",
                "ada     | DELETE | /groups/aircraft              | 409",
                "visitor | GET    | /groups/flights/permissions   | 200",
                "grace   | GET    | /groups/ships/permissions     | 404",
                "ada     | PUT    | /groups/flights               | 405",
                "ada     | POST   | /groups/flights               | 405",
                "visitor | HEAD   | /groups                       | 200",
                "visitor | HEAD   | /groups/flights               | 200"
            })
    void statusesAreThoseOfTheContract(String caller, String method, String path, int status) {
        aGroupThatWasRenamed();
        var body =
                switch (method) {
                    case "POST" -> group("new", null);
                    case "PATCH" -> "{\"name\": \"Other\"}";
                    default -> null;
                };

        var answer = client(caller).send(method, path, body, Map.of());

        assertThat(answer.status()).isEqualTo(status);
        if (status >= 400 && !method.equals("HEAD")) {
            assertThat(answer.refusal()).startsWith("1" + status + " ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a--b", "a.git", "a.GIT", "a.atom", "-a", "_a", "a%20b", "a%2Fb", "%C3%A9", "a%0A",
                "a%00", "a..b"
            })
    void pathsThatCannotBeSlugsAreNotFound(String slug) {
        for (var path :
                List.of("/groups/" + slug, "/groups/" + slug + "/members", "/namespaces/" + slug)) {
            assertThat(ada.get(path).refusal()).startsWith("1404 ");
        }
        assertThat(ada.delete("/groups/" + slug).status()).isEqualTo(404);
        assertThat(ada.get("/groups/" + "a".repeat(100)).status()).isEqualTo(404);
        assertThat(ada.get("/groups/" + "a".repeat(99)).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"\"}",
                "{\"name\": 7}",
                "{\"slug\": \"\"}",
                "{\"slug\": \"Flights\"}",
                "{\"slug\": \"a b\"}",
                "{\"slug\": \"a--b\"}",
                "{\"slug\": \"a\\n\"}",
                "{\"slug\": \"a.git\"}",
                "{\"slug\": \"-a\"}",
                "{\"description\": [\"a\"]}",
                "{\"nam\": \"a\"}",
                "{\"id\": \"01KAKR8Q3N8Y5V6W7X8Y9Z0A1B\"}",
                "{\"name\": \"a\\u0000b\"}",
                "{\"description\": \"\\u0000\"}",
                "[]",
                "null",
                "\"flights\""
            })
    void bodiesThatDoNotFitAreRefused(String wrong) {
        ada.post("/groups", group("flights", null));

        assertThat(ada.patch("/groups/flights", wrong).refusal()).startsWith("1422 ");
        assertThat(ada.post("/groups", wrong).refusal()).startsWith("1422 ");
    }

    @Test
    void textsHaveTheirBounds() {
        assertThat(ada.post("/groups", body(LONG_NAME, "a".repeat(99), "d".repeat(500))).status())
                .isEqualTo(201);
        assertThat(ada.post("/groups", body(LONG_NAME + "n", "b", "")).status()).isEqualTo(422);
        assertThat(ada.post("/groups", body("n", "b".repeat(100), "")).status()).isEqualTo(422);
        assertThat(ada.post("/groups", body("n", "b", "d".repeat(501))).status()).isEqualTo(422);
        assertThat(ada.post("/groups", "{\"name\": \"n\"}").refusal())
                .isEqualTo("1422 There are errors in the following fields, slug: is required");
        assertThat(ada.post("/groups", "{").status()).isEqualTo(400);
        assertThat(ada.post("/groups", body("\\ud800 🦊 ' \\\" %", "odd", "x")).status())
                .isIn(201, 422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/groups?page=0",
                "/groups?per_page=0",
                "/groups?per_page=101",
                "/groups?page=one",
                "/groups?page=1&page=2",
                "/groups?direct_member=maybe",
                "/groups?who=ada",
                "/groups?page=%00",
                "/groups/flights/members?per_page=101",
                "/groups/flights/members?role=owner"
            })
    void queriesThatMakeNoSenseAreRefused(String path) {
        ada.post("/groups", group("flights", null));

        assertThat(ada.get(path).refusal()).startsWith("1422 ");
    }

    @Test
    void groupsAreListedNewestFirst() {
        for (int number = 1; number <= 5; number++) {
            (number % 2 == 0 ? grace : ada).post("/groups", group("group-" + number, null));
        }

        var first = visitor.get("/groups?per_page=2");
        var last = visitor.get("/groups?page=3&per_page=2");
        var past = visitor.get("/groups?page=4&per_page=2");

        assertThat(slugs(first)).containsExactly("group-5", "group-4");
        assertThat(first.paging()).isEqualTo("1 2 5 3");
        assertThat(slugs(last)).containsExactly("group-1");
        assertThat(past.text()).isEqualTo("[]");
        assertThat(past.paging()).isEqualTo("4 2 5 3");
        assertThat(visitor.get("/groups?page=&per_page=").paging()).isEqualTo("1 20 5 1");
    }

    @Test
    void directMembershipCountsForOneself() {
        ada.post("/groups", group("flights", null));
        grace.post("/groups", group("ships", null));

        var own = grace.get("/groups?direct_member=true");

        assertThat(slugs(own)).containsExactly("ships");
        assertThat(own.paging()).isEqualTo("1 20 1 1");
        assertThat(slugs(grace.get("/groups?direct_member=false"))).hasSize(2);
        assertThat(visitor.get("/groups?direct_member=true").paging()).isEqualTo("1 20 0 0");
        assertThat(admin.get("/groups?direct_member=true").paging()).isEqualTo("1 20 0 0");
    }

    @Test
    void whatIsLeftOutOrNullStaysAndEmptyTakesTheDescriptionAway() {
        var made = ada.post("/groups", group("flights", "Who flies when")).object();

        assertThat(ada.patch("/groups/flights", "{}").object()).isEqualTo(made);
        assertThat(
                        ada.patch(
                                        "/groups/flights",
                                        "{\"name\": null, \"slug\": null, \"description\": null}")
                                .object())
                .isEqualTo(made);
        var bare = ada.patch("/groups/flights", "{\"description\": \"\", \"name\": \"Planes\"}");

        assertThat(bare.object().containsKey("description")).isFalse();
        assertThat(bare.text("name")).isEqualTo("Planes");
        assertThat(events()).containsExactly("group.added", "memberGroup.added", "group.updated");
    }

    @Test
    void eventsSayWhatOthersNeedToKnow() {
        var id = ada.post("/groups", group("flights", null)).text("id");
        ada.patch("/groups/flights", "{\"slug\": \"planes\", \"description\": \"All\"}");
        ada.delete("/groups/planes");

        assertThat(
                        texts(
                                """
                                SELECT type || ' ' || (payload - 'occurredAt')::text AS it
                                  FROM database.outbox
                                 WHERE channel = 'events' AND aggregate_id = ?
                                 ORDER BY position
                                """,
                                id))
                .containsExactly(
                        "group.added {\"id\": \"%s\", \"name\": \"Group flights\", \"namespace\": \"flights\"}"
                                .formatted(id),
                        "memberGroup.added {\"role\": \"OWNER\", \"userId\": \"%s\", \"groupId\": \"%s\"}"
                                .formatted(ada.get("/user").text("id"), id),
                        "group.updated {\"id\": \"%s\", \"name\": \"Group flights\", \"namespace\": \"planes\", \"description\": \"All\"}"
                                .formatted(id),
                        "group.removed {\"id\": \"%s\"}".formatted(id));
    }

    @Test
    void permissionsFollowFromTheRole() {
        ada.post("/groups", group("flights", null));
        ada.patch(
                "/groups/flights/members",
                "[{\"id\": \"%s\", \"role\": \"editor\"}]"
                        .formatted(grace.get("/user").text("id")));

        assertThat(permissions(ada)).isEqualTo("true true true");
        assertThat(permissions(admin)).isEqualTo("true true true");
        assertThat(permissions(grace)).isEqualTo("true false false");
        assertThat(permissions(API.as("alan"))).isEqualTo("false false false");
        assertThat(permissions(visitor)).isEqualTo("false false false");
    }

    @Test
    void nothingIsLeftOfADeletedGroup() {
        var id = ada.post("/groups", group("flights", null)).text("id");

        ada.delete("/groups/flights");

        assertThat(texts("SELECT relation AS it FROM authz.relations WHERE resource_id = ?", id))
                .isEmpty();
        assertThat(visitor.get("/groups/flights").status()).isEqualTo(404);
        assertThat(visitor.get("/namespaces/flights").status()).isEqualTo(404);
        assertThat(ada.delete("/groups/flights").status()).isEqualTo(204);
        assertThat(grace.post("/groups", group("flights", null)).status()).isEqualTo(201);
    }

    private void aGroupThatWasRenamed() {
        ada.post("/groups", group("aircraft", null));
        ada.patch("/groups/aircraft", "{\"slug\": \"flights\"}");
    }

    private Client client(String name) {
        return name.equals("visitor") ? visitor : API.as(name);
    }

    private static String permissions(Client client) {
        var found = client.get("/groups/flights/permissions").object();
        return "%s %s %s"
                .formatted(found.get("write"), found.get("delete"), found.get("change_membership"));
    }

    private static List<String> slugs(Answer answer) {
        return answer.list().stream().map(group -> String.valueOf(group.get("slug"))).toList();
    }

    private static List<String> events() {
        return texts(
                """
                SELECT type AS it FROM database.outbox
                 WHERE channel = 'events' AND type LIKE '%roup%' ORDER BY position
                """);
    }

    private static List<String> texts(String statement, String... values) {
        return DATABASE.sql().all(statement, row -> row.text("it"), (Object[]) values);
    }
}
