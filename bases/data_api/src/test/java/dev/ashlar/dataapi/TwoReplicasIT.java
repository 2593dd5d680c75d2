package dev.ashlar.dataapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.AtOnce;
import dev.ashlar.testkit.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Two copies of the service on one database, which know of each other only what the database says.
class TwoReplicasIT {
    private static final String PINS = "/user/preferences/pinned_projects";
    private static final String CONFIG = "/platform/config";

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.withTables();

    @RegisterExtension
    @Order(2)
    static final RunningDataApi ONE = new RunningDataApi(DATABASE);

    @RegisterExtension
    @Order(3)
    static final RunningDataApi OTHER = new RunningDataApi(DATABASE, ONE);

    @BeforeEach
    void onlyAdaIsThere() {
        DATABASE.clear();
        ONE.as("ada").get("/user");
    }

    @Test
    void whoWasRemovedByTheOtherIsMadeAnewWhenSheAsksForHerself() {
        removeAdaByTheOther();

        var made = ONE.as("ada").get("/user");

        assertThat(made.text("username")).isEqualTo("ada");
        assertThat(OTHER.visitor().get("/users/" + made.text("id")).status()).isEqualTo(200);
    }

    @Test
    void whoWasRemovedByTheOtherIsMadeAnewWhenSomethingIsWrittenForHer() {
        removeAdaByTheOther();

        var pinned = ONE.as("ada").post(PINS, pin(0));

        assertThat(pinned.status()).isEqualTo(200);
        assertThat(OTHER.as("ada").get("/user/preferences").object()).isEqualTo(pinned.object());
    }

    @Test
    void whoWasRemovedByTheOtherHasNoPreferencesHere() {
        ONE.as("ada").post(PINS, pin(0));
        removeAdaByTheOther();

        assertThat(ONE.as("ada").get("/user/preferences").status()).isEqualTo(404);
    }

    @Test
    void pinsThroughBothAreAllKept() throws Exception {
        AtOnce.run(10, n -> (n % 2 == 0 ? ONE : OTHER).as("ada").post(PINS, pin(n)));

        assertThat(ONE.as("ada").get("/user/preferences").text().split("flights/p"))
                .hasSize(1 + 10);
    }

    @Test
    void ofChangesThroughBothWithOneTagOneWins() throws Exception {
        var tag = ONE.visitor().get(CONFIG).header("ETag");

        var statuses =
                AtOnce.run(
                        8,
                        n ->
                                (n % 2 == 0 ? ONE : OTHER)
                                        .as("admin")
                                        .patch(
                                                CONFIG,
                                                tag,
                                                "{\"incident_banner\": \"%d\"}".formatted(n))
                                        .status());

        assertThat(statuses).containsOnly(200, 409).containsOnlyOnce(200);
    }

    private static void removeAdaByTheOther() {
        var id = ONE.as("ada").get("/user").text("id");
        assertThat(OTHER.as("admin").delete("/users/" + id).status()).isEqualTo(204);
    }

    private static String pin(int number) {
        return "{\"project_slug\": \"flights/p%d\"}".formatted(number);
    }
}
