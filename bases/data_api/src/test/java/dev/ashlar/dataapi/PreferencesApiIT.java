package dev.ashlar.dataapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.AtOnce;
import dev.ashlar.testkit.TestDatabase;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The routes of preferences, by HTTP.
class PreferencesApiIT {
    private static final String PINS = "/user/preferences/pinned_projects";

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.withTables();

    @RegisterExtension
    @Order(2)
    static final RunningDataApi API = new RunningDataApi(DATABASE);

    private final Client ada = API.as("ada");

    @BeforeEach
    void nobodyHasPreferences() {
        DATABASE.clear();
    }

    @Test
    void preferencesAreNotFoundUntilSomethingIsPinned() {
        assertThat(ada.get("/user/preferences").refusal()).startsWith("1404 ");

        var pinned = ada.post(PINS, pin("flights/year-2"));

        assertThat(pinned.status()).isEqualTo(200);
        assertThat(pinned.object())
                .isEqualTo(
                        Map.of(
                                "user_id",
                                ada.get("/user").text("id"),
                                "pinned_projects",
                                Map.of("project_slugs", List.of("flights/year-2"))));
        assertThat(ada.get("/user/preferences").object()).isEqualTo(pinned.object());
    }

    @Test
    void elevenProjectsAreTooMany() {
        for (int n = 0; n < 10; n++) {
            ada.post(PINS, pin("flights/p" + n));
        }

        var refused = ada.post(PINS, pin("flights/p10"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.refusal()).startsWith("1422 Maximum number of pinned projects");
        assertThat(ada.post(PINS, pin("FLIGHTS/p9")).status()).isEqualTo(200);
    }

    @Test
    void pinsThatComeTogetherAreAllKept() throws Exception {
        AtOnce.run(10, n -> ada.post(PINS, pin("flights/p" + n)));

        assertThat((List<?>) pinned()).hasSize(10);
    }

    @Test
    void projectsAreUnpinnedOneByOneOrAllTogether() {
        for (var project : List.of("flights/a", "flights/b", "flights/c", "flights/d")) {
            ada.post(PINS, pin(project));
        }

        ada.delete(PINS + "?project_slug=FLIGHTS/b");
        assertThat(pinned()).isEqualTo(List.of("flights/a", "flights/c", "flights/d"));
        ada.delete(PINS + "?project_slug=not-there");
        assertThat(pinned()).isEqualTo(List.of("flights/a", "flights/c", "flights/d"));
        ada.delete(PINS + "?project_slug=");
        assertThat(pinned()).isEqualTo(List.of());

        ada.post(PINS, pin("flights/a"));
        var cleared = ada.delete(PINS);
        assertThat(cleared.status()).isEqualTo(200);
        assertThat(pinned()).isEqualTo(List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"project_slug\": null}",
                "{\"project_slug\": 1}",
                "{\"project_slug\": \"\"}",
                "{\"project_slug\": \"a//b\"}",
                "{\"project_slug\": \"flights/a\\n\"}",
                "{\"project_slug\": \"flights/a\\u0000\"}",
                "{\"project_slug\": \"flights/a\", \"more\": 1}"
            })
    void whatIsNoProjectIsNotPinned(String body) {
        var answer = ada.post(PINS, body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.refusal()).startsWith("1422 ");
    }

    @Test
    void aVeryLongNameOfAProjectIsJudgedInNoTime() {
        var endless = pin("a-".repeat(200_000) + "/");

        assertThat(ada.post(PINS, endless).status()).isEqualTo(422);
    }

    private @Nullable Object pinned() {
        var projects = (Map<?, ?>) ada.get("/user/preferences").object().get("pinned_projects");
        return projects == null ? null : projects.get("project_slugs");
    }

    private static String pin(String project) {
        return "{\"project_slug\": \"%s\"}".formatted(project);
    }
}
