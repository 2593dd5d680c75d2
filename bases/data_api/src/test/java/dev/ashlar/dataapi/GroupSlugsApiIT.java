package dev.ashlar.dataapi;

import static dev.ashlar.dataapi.GroupBodies.body;
import static dev.ashlar.dataapi.GroupBodies.group;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.AtOnce;
import dev.ashlar.testkit.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Who gets which slug, and where former ones lead, by HTTP.
class GroupSlugsApiIT {
    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.withTables();

    @RegisterExtension
    @Order(2)
    static final RunningDataApi API = new RunningDataApi(DATABASE);

    private final Client ada = API.as("ada");
    private final Client grace = API.as("grace");
    private final Client visitor = API.visitor();

    @BeforeEach
    void nothingIsThere() {
        CleanSlate.wipe(API, DATABASE);
    }

    @Test
    void aSlugIsTakenByGroupsAndByPeople() {
        ada.post("/groups", group("flights", null));

        assertThat(grace.post("/groups", group("flights", null)).refusal())
                .isEqualTo(
                        "1409 The slug flights is taken by another group or person, choose another"
                                + " one.");
        assertThat(grace.post("/groups", group("ada", null)).status()).isEqualTo(409);
        assertThat(ada.patch("/groups/flights", "{\"slug\": \"ada\"}").status()).isEqualTo(409);
        assertThat(ada.patch("/groups/flights", "{\"slug\": \"flights\"}").status()).isEqualTo(200);
        assertThat(grace.post("/groups", body("Group flights", "ships", "")).status())
                .isEqualTo(201);
    }

    @Test
    void aFormerSlugLeadsToTheGroupUntilAnotherTakesIt() {
        aGroupThatWasRenamed();

        assertThat(visitor.get("/groups/aircraft").object())
                .isEqualTo(visitor.get("/groups/flights").object());
        var refused = ada.patch("/groups/aircraft", "{\"name\": \"New\"}");
        assertThat((Map<?, ?>) refused.object().get("error"))
                .isEqualTo(
                        Map.of(
                                "code",
                                1409,
                                "message",
                                "The group aircraft has another slug now: repeat your change with"
                                        + " flights.",
                                "detail",
                                "The latest slug of the group is flights"));

        assertThat(grace.post("/groups", group("aircraft", null)).status()).isEqualTo(201);
        assertThat(visitor.get("/groups/aircraft").text("name")).isEqualTo("Group aircraft");
        assertThat(grace.patch("/groups/aircraft", "{\"name\": \"New\"}").status()).isEqualTo(200);

        grace.delete("/groups/aircraft");
        assertThat(visitor.get("/groups/aircraft").text("slug")).isEqualTo("flights");
    }

    @Test
    void aGroupIsRenamedBackAndForth() {
        aGroupThatWasRenamed();

        assertThat(ada.patch("/groups/flights", "{\"slug\": \"aircraft\"}").status())
                .isEqualTo(200);
        assertThat(ada.patch("/groups/aircraft", "{\"slug\": \"flights\"}").status())
                .isEqualTo(200);
        assertThat(visitor.get("/groups/aircraft").text("slug")).isEqualTo("flights");
    }

    @Test
    void ofFiftyCreationsOfOneSlugOneWins() throws Exception {
        ada.get("/user");
        grace.get("/user");

        var statuses =
                AtOnce.run(
                        50,
                        n ->
                                (n % 2 == 0 ? ada : grace)
                                        .post("/groups", group("flights", null))
                                        .status());

        assertThat(statuses).containsOnly(201, 409);
        assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
        assertThat(events().stream().filter("group.added"::equals)).hasSize(1);
    }

    @Test
    void ofSeveralRenamingsToOneSlugOneWins() throws Exception {
        for (int number = 0; number < 8; number++) {
            ada.post("/groups", group("group-" + number, null));
        }

        var statuses =
                AtOnce.run(8, n -> ada.patch("/groups/group-" + n, "{\"slug\": \"one\"}").status());

        assertThat(statuses).containsOnly(200, 409);
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
    }

    @Test
    void groupsThatSwapSlugsAtOnceNeverFail() throws Exception {
        ada.post("/groups", group("a", null));
        ada.post("/groups", group("b", null));

        var statuses =
                AtOnce.run(
                        2,
                        n ->
                                ada.patch(
                                                n == 0 ? "/groups/a" : "/groups/b",
                                                n == 0 ? "{\"slug\": \"b\"}" : "{\"slug\": \"a\"}")
                                        .status());

        assertThat(statuses).containsOnly(409);
    }

    private void aGroupThatWasRenamed() {
        ada.post("/groups", group("aircraft", null));
        ada.patch("/groups/aircraft", "{\"slug\": \"flights\"}");
    }

    private static List<String> events() {
        return DATABASE.sql()
                .all(
                        "SELECT type FROM database.outbox WHERE channel = 'events' AND type LIKE 'group.%'",
                        row -> row.text("type"));
    }
}
