package dev.ashlar.dataapi;

import static dev.ashlar.dataapi.ProjectCalls.announced;
import static dev.ashlar.dataapi.ProjectCalls.changed;
import static dev.ashlar.dataapi.ProjectCalls.group;
import static dev.ashlar.dataapi.ProjectCalls.id;
import static dev.ashlar.dataapi.ProjectCalls.json;
import static dev.ashlar.dataapi.ProjectCalls.made;
import static dev.ashlar.dataapi.ProjectCalls.members;
import static dev.ashlar.dataapi.ProjectCalls.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.AtOnce;
import dev.ashlar.testkit.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Changing projects, by HTTP.
class ProjectPatchApiIT {
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
    void noProjectsAndNoGroups() {
        admin.get("/projects?per_page=100")
                .list()
                .forEach(project -> admin.delete("/projects/" + project.get("id")));
        admin.get("/groups?per_page=100")
                .list()
                .forEach(group -> admin.delete("/groups/" + group.get("slug")));
        ada.get("/user");
        grace.get("/user");
    }

    @Test
    void whatIsSentIsChangedAndTheRestStays() {
        var made =
                made(
                        ada,
                        "name",
                        "Year 2",
                        "namespace",
                        "ada",
                        "description",
                        "Old.",
                        "keywords",
                        List.of("a"));

        var changed =
                changed(
                        ada,
                        path(made),
                        "name",
                        "Year 3",
                        "keywords",
                        List.of("b", "a"),
                        "repositories",
                        List.of("https://example.org/a.git"),
                        "is_template",
                        true,
                        "documentation",
                        "# Read me");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.text("name")).isEqualTo("Year 3");
        assertThat(changed.text("slug")).isEqualTo("year-2");
        assertThat(changed.text("description")).isEqualTo("Old.");
        assertThat(changed.object().get("keywords")).isEqualTo(List.of("b", "a"));
        assertThat(changed.object().get("is_template")).isEqualTo(true);
        assertThat(ada.get(path(made)).object()).isEqualTo(changed.object());
        assertThat(ada.get(path(made) + "?with_documentation=true").text("documentation"))
                .isEqualTo("# Read me");
    }

    @Test
    void aRealChangeHasANewTagANewDateAndIsAnnounced() {
        var made = made(ada, "name", "Year 2", "namespace", "ada");

        var changed = changed(ada, path(made), "name", "Year 3");

        assertThat(changed.header("ETag"))
                .isEqualTo(changed.text("etag"))
                .isNotEqualTo(made.text("etag"));
        assertThat(changed.text("updated_at")).isGreaterThan(made.text("updated_at"));
        assertThat(announced(DATABASE, made.text("id"))).endsWith("project.updated");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\": null, \"slug\": null, \"namespace\": null, \"template_id\": null}",
                "{\"name\": \"Year 2\", \"slug\": \"year-2\", \"namespace\": \"ada\"}",
                "{\"visibility\": \"private\", \"keywords\": [], \"template_id\": \"\"}"
            })
    void whatChangesNothingIsNeitherWrittenNorAnnounced(String body) {
        var made = made(ada, "name", "Year 2", "namespace", "ada");

        var answer = ada.patch(path(made), made.text("etag"), body);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.object()).isEqualTo(made.object());
        assertThat(announced(DATABASE, made.text("id"))).doesNotContain("project.updated");
    }

    @Test
    void emptyTextsReset() {
        var made =
                made(
                        ada,
                        "name",
                        "Year 2",
                        "namespace",
                        "ada",
                        "description",
                        "Words.",
                        "secrets_mount_directory",
                        "/keys");

        var answer = changed(ada, path(made), "description", "", "secrets_mount_directory", "");

        assertThat(answer.object().containsKey("description")).isFalse();
        assertThat(answer.text("secrets_mount_directory")).isEqualTo("/secrets");
    }

    @Test
    void aChangeNeedsTheTagOfWhatIsThere() {
        var made = made(ada, "name", "Year 2", "namespace", "ada");
        var documented = ada.get(path(made) + "?with_documentation=true").text("etag");
        var body = json("description", "new");

        assertThat(ada.patch(path(made), body).refusal())
                .isEqualTo("1428 If-Match header not provided.");
        assertThat(ada.patch(path(made), "\"old\"", body).refusal()).startsWith("1409 ");
        assertThat(ada.patch(path(made), "\"old\"", body).text()).doesNotContain("detail");
        assertThat(ada.patch(path(made), documented, body).status()).isEqualTo(200);
        assertThat(ada.patch(path(made), made.text("etag"), json("name", "x")).status())
                .isEqualTo(409);
        assertThat(ada.patch(path(made), "*", json("name", "x")).status()).isEqualTo(200);
    }

    @Test
    void checksComeInTheirOrder() {
        var made = made(ada, "name", "Year 2", "namespace", "ada");

        assertThat(visitor.patch(path(made), "{").refusal()).startsWith("1401 ");
        assertThat(grace.patch(path(made), "{}").refusal()).startsWith("1428 ");
        assertThat(grace.patch(path(made), "\"old\"", json("name", "")).refusal())
                .startsWith("1422 ");
        assertThat(grace.patch(path(made), "\"old\"", json("name", "x")).refusal())
                .startsWith("1404 ");
        assertThat(ada.patch(path(made), "\"old\"", json("namespace", "grace")).refusal())
                .startsWith("1403 ");
        assertThat(ada.patch(path(made), "\"old\"", json("name", "x")).refusal())
                .startsWith("1409 ");
    }

    @Test
    void ofSixtyFourChangesWithOneTagOneWins() throws Exception {
        var made = made(ada, "name", "Year 2", "namespace", "ada");

        var statuses =
                AtOnce.run(
                        64,
                        n ->
                                ada.patch(
                                                path(made),
                                                made.text("etag"),
                                                json("name", "Year " + (n + 3)))
                                        .status());

        assertThat(statuses).containsOnly(200, 409).containsOnlyOnce(200);
        assertThat(announced(DATABASE, made.text("id")))
                .filteredOn("project.updated"::equals)
                .hasSize(1);
    }

    @Test
    void editorsChangeMostButNotWhereItIsAndWhoSeesIt() {
        var made = made(ada, "name", "Year 2", "namespace", "ada");
        members(ada, path(made), id(grace), "editor");

        assertThat(changed(grace, path(made), "visibility", "public").refusal())
                .startsWith("1404 ");
        assertThat(changed(grace, path(made), "slug", "other").refusal()).startsWith("1404 ");
        assertThat(changed(grace, path(made), "namespace", "grace").refusal()).startsWith("1404 ");
        var form =
                changed(
                        grace,
                        path(made),
                        "name",
                        "Year 3",
                        "namespace",
                        "ada",
                        "description",
                        "By Grace.",
                        "visibility",
                        "private",
                        "keywords",
                        List.of(),
                        "is_template",
                        false);
        assertThat(form.status()).isEqualTo(200);
        members(ada, path(made), id(grace), "viewer");
        assertThat(changed(grace, path(made), "name", "Year 4").refusal()).startsWith("1404 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"template_id\": \"01JD2V4Q8Z6M5T3XW9K7C1N0PA\"}",
                "{\"name\": \"\"}",
                "{\"slug\": \"\"}",
                "{\"namespace\": \"Ada\"}",
                "{\"is_template\": \"yes\"}",
                "{\"etag\": \"x\"}",
                "{\"created_by\": \"x\"}",
                "{\"description\": \"\\u0000\"}"
            })
    void whatDoesNotFitIsRefused(String body) {
        var made = made(ada, "name", "Year 2", "namespace", "ada");

        assertThat(ada.patch(path(made), made.text("etag"), body).refusal()).startsWith("1422 ");
    }
}
