package dev.ashlar.dataapi;

import static dev.ashlar.dataapi.ProjectCalls.announced;
import static dev.ashlar.dataapi.ProjectCalls.fields;
import static dev.ashlar.dataapi.ProjectCalls.group;
import static dev.ashlar.dataapi.ProjectCalls.having;
import static dev.ashlar.dataapi.ProjectCalls.id;
import static dev.ashlar.dataapi.ProjectCalls.json;
import static dev.ashlar.dataapi.ProjectCalls.made;
import static dev.ashlar.dataapi.ProjectCalls.path;
import static dev.ashlar.dataapi.ProjectCalls.relations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.AtOnce;
import dev.ashlar.testkit.TestDatabase;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Making, reading, listing and deleting projects, by HTTP.
class ProjectsApiIT {
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
    void noProjects() {
        var all = admin.get("/projects?per_page=100");
        all.list().forEach(project -> admin.delete("/projects/" + project.get("id")));
        ada.get("/user");
        grace.get("/user");
    }

    @Test
    void whatNobodySaidHasItsUsualValue() {
        var answer = made(ada, "name", "Year 2", "namespace", "ada");

        var body = answer.object();
        assertThat(body.get("slug")).isEqualTo("year-2");
        assertThat(body.get("namespace")).isEqualTo("ada");
        assertThat(body.get("visibility")).isEqualTo("private");
        assertThat(body.get("secrets_mount_directory")).isEqualTo("/secrets");
        assertThat(body.get("is_template")).isEqualTo(false);
        assertThat(body.get("repositories")).isEqualTo(List.of());
        assertThat(body.get("keywords")).isEqualTo(List.of());
        assertThat(body.get("created_by")).isEqualTo(id(ada));
        assertThat(body.get("updated_at")).isEqualTo(body.get("creation_date"));
        assertThat(answer.text("creation_date"))
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{6})?Z");
        assertThat(answer.header("ETag")).isEqualTo(answer.text("etag")).startsWith("\"");
        assertThat(answer.text()).doesNotContain("null");
        assertThat(body.containsKey("description")).isFalse();
        assertThat(ada.get(path(answer)).object()).isEqualTo(body);
    }

    @Test
    void whatWasSaidIsKeptAsItWasSaid() {
        var answer =
                made(
                        ada,
                        "name",
                        "Zweites Jahr: Flüge",
                        "namespace",
                        "ada",
                        "slug",
                        "second.year",
                        "visibility",
                        "public",
                        "description",
                        "All of it.",
                        "repositories",
                        List.of(" https://example.org/b.git ", "https://a.org"),
                        "keywords",
                        List.of("b", "A b_c-d.e", "b"),
                        "documentation",
                        "# Read me",
                        "secrets_mount_directory",
                        "/keys");

        var body = answer.object();
        assertThat(body.get("name")).isEqualTo("Zweites Jahr: Flüge");
        assertThat(body.get("slug")).isEqualTo("second.year");
        assertThat(body.get("description")).isEqualTo("All of it.");
        assertThat(body.get("repositories"))
                .isEqualTo(List.of("https://example.org/b.git", "https://a.org"));
        assertThat(body.get("keywords")).isEqualTo(List.of("b", "A b_c-d.e", "b"));
        assertThat(body.get("secrets_mount_directory")).isEqualTo("/keys");
        assertThat(visitor.get(path(answer)).object()).isEqualTo(body);
    }

    @Test
    void documentationIsShownToWhoAsksForItAndHasATagOfItsOwn() {
        var made = made(ada, "name", "Year 2", "namespace", "ada", "documentation", "# Read me");

        var without = ada.get(path(made));
        var with = ada.get(path(made) + "?with_documentation=true");

        assertThat(made.object().containsKey("documentation")).isFalse();
        assertThat(without.object().containsKey("documentation")).isFalse();
        assertThat(with.object().get("documentation")).isEqualTo("# Read me");
        assertThat(with.header("ETag"))
                .isEqualTo(with.text("etag"))
                .isNotEqualTo(without.text("etag"));
        assertThat(fields(ada.get("/projects"), "documentation")).containsOnlyNulls();
    }

    @Test
    void whoHasItAlreadyGetsNoBody() {
        var made = made(ada, "name", "Year 2", "namespace", "ada");

        for (var path : List.of(path(made), "/namespaces/ada/projects/year-2")) {
            var answer = ada.get(path, having(made.text("etag")));
            assertThat(answer.status()).isEqualTo(304);
            assertThat(answer.header("ETag")).isEqualTo(made.text("etag"));
            assertThat(
                            ada.get(path + "?with_documentation=true", having(made.text("etag")))
                                    .status())
                    .isEqualTo(200);
            assertThat(visitor.get(path, having(made.text("etag"))).status()).isEqualTo(404);
        }
    }

    @Test
    void aProjectIsFoundByItsNameInOneCaseOfLetters() {
        var made = made(ada, "name", "Year 2", "namespace", "ada");

        assertThat(ada.get("/namespaces/ADA/projects/year-2").object()).isEqualTo(made.object());
        assertThat(ada.get("/namespaces/ada/projects/Year-2").status()).isEqualTo(404);
        assertThat(ada.get("/namespaces/grace/projects/year-2").status()).isEqualTo(404);
        assertThat(grace.get("/namespaces/ada/projects/year-2").status()).isEqualTo(404);
    }

    @Test
    void whatIsKeptFromTheCallerReadsAsWhatIsMissing() {
        var hidden = grace.get(path(made(ada, "name", "Year 2", "namespace", "ada")));
        var missing = grace.get("/projects/01JD2V4Q8Z6M5T3XW9K7C1N0PA");

        assertThat(hidden.status()).isEqualTo(404);
        assertThat(hidden.refusal()).contains("does not exist or you do not have access to it");
        assertThat(hidden.refusal().replaceAll("[0-9A-Z]{26}", "ID"))
                .isEqualTo(missing.refusal().replaceAll("[0-9A-Z]{26}", "ID"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "01jd2v4q8z6m5t3xw9k7c1n0pa", "81JD2V4Q8Z6M5T3XW9K7C1N0PA", "%00"})
    void idsThatCannotBeAreNotFound(String id) {
        assertThat(ada.get("/projects/" + id).status()).isEqualTo(404);
        assertThat(ada.delete("/projects/" + id).status()).isEqualTo(404);
        assertThat(ada.get("/projects/" + id + "/members").status()).isEqualTo(404);
    }

    @Test
    void namespacesThatAreUnknownAreMissingAndOthersAreForbidden() {
        var unknown = ada.post("/projects", json("name", "Year 2", "namespace", "nowhere"));
        var others = ada.post("/projects", json("name", "Year 2", "namespace", "grace"));

        assertThat(unknown.status()).isEqualTo(404);
        assertThat(others.status()).isEqualTo(403);
        assertThat(others.refusal()).isEqualTo("1403 you do not have sufficient permissions");
        assertThat(admin.post("/projects", json("name", "Year 2", "namespace", "grace")).status())
                .isEqualTo(201);
    }

    @Test
    void aFormerSlugOfAGroupIsNoPlaceForANewProjectButLeadsToTheOldOnes() {
        group(ada, "before");
        var made = made(ada, "name", "Year 2", "namespace", "before");
        ada.patch("/groups/before", json("slug", "after"));

        assertThat(ada.post("/projects", json("name", "Year 3", "namespace", "before")).status())
                .isEqualTo(404);
        var found = ada.get("/namespaces/before/projects/year-2");
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.text("namespace")).isEqualTo("after");
        assertThat(found.text("etag")).isNotEqualTo(made.text("etag"));
        assertThat(fields(ada.get("/projects?namespace=before"), "slug")).isEmpty();
        assertThat(fields(ada.get("/projects?namespace=after"), "slug")).containsExactly("year-2");
    }

    @Test
    void ofFiftyCreationsOfOneSlugOneIsMade() throws Exception {
        var body = json("name", "Year 2", "namespace", "ada");

        var statuses = AtOnce.run(50, _ -> ada.post("/projects", body).status());

        assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
    }

    @Test
    void anEmptyPlaceForTheSlugIsRefused() {
        var answer = ada.post("/projects", json("name", "???", "namespace", "ada"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.refusal())
                .startsWith("1422 There are errors in the following fields, name:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "null",
                "{\"namespace\": \"ada\"}",
                "{\"name\": \"x\"}",
                "{\"name\": \"\", \"namespace\": \"ada\"}",
                "{\"name\": null, \"namespace\": \"ada\"}",
                "{\"name\": 1, \"namespace\": \"ada\"}",
                "{\"name\": \"x\", \"namespace\": \"Ada\"}",
                "{\"name\": \"x\", \"namespace\": \"ada\", \"slug\": \"a..b\"}",
                "{\"name\": \"x\", \"namespace\": \"ada\", \"slug\": \"a.git\"}",
                "{\"name\": \"x\", \"namespace\": \"ada\", \"slug\": \"a\\n\"}",
                "{\"name\": \"x\", \"namespace\": \"ada\", \"visibility\": \"hidden\"}",
                "{\"name\": \"x\", \"namespace\": \"ada\", \"keywords\": [\"\"]}",
                "{\"name\": \"x\", \"namespace\": \"ada\", \"keywords\": [\"ä\"]}",
                "{\"name\": \"x\", \"namespace\": \"ada\", \"keywords\": [null]}",
                "{\"name\": \"x\", \"namespace\": \"ada\", \"keywords\": \"a\"}",
                "{\"name\": \"x\", \"namespace\": \"ada\", \"repositories\": [1]}",
                "{\"name\": \"x\", \"namespace\": \"ada\", \"secrets_mount_directory\": \"\"}",
                "{\"name\": \"x\", \"namespace\": \"ada\", \"template_id\": \"\"}",
                "{\"name\": \"x\", \"namespace\": \"ada\", \"id\": \"1\"}",
                "{\"name\": \"\\u0000\", \"namespace\": \"ada\"}"
            })
    void whatDoesNotFitIsRefused(String body) {
        assertThat(ada.post("/projects", body).refusal()).startsWith("1422 ");
    }

    @Test
    void textsThatAreTooLongAreRefused() {
        assertThat(created("name", "x".repeat(100)).status()).isEqualTo(422);
        assertThat(created("description", "x".repeat(501)).status()).isEqualTo(422);
        assertThat(created("documentation", "x".repeat(5001)).status()).isEqualTo(422);
        assertThat(created("documentation", "x".repeat(5000)).status()).isEqualTo(201);
    }

    @Test
    void listsAreAsLongAsTheirBoundsSay() {
        var keywords = Collections.nCopies(100, "k".repeat(99));
        var repository = "https://gitlab.ashlar.dev/" + "r".repeat(1_974);

        var answer = created("keywords", keywords);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.object().get("keywords")).isEqualTo(keywords);
        assertThat(created("repositories", List.of(repository)).status()).isEqualTo(201);

        assertThat(created("keywords", Collections.nCopies(101, "k")).status()).isEqualTo(422);
        assertThat(created("repositories", Collections.nCopies(101, "r")).status()).isEqualTo(422);
        assertThat(created("repositories", List.of(repository + "r")).status()).isEqualTo(422);
        assertThat(created("secrets_mount_directory", "/" + "m".repeat(4_096)).status())
                .isEqualTo(422);
    }

    /// A list shows it a hundred times on a page.
    @Test
    void moreThanSixteenThousandCharactersOfAllListsAreRefused() {
        var most = Collections.nCopies(8, "r".repeat(2_000));
        assertThat(created("repositories", most).status()).isEqualTo(201);
        var made = made(ada, "name", "bounds", "namespace", "ada");

        var refused = created("repositories", Collections.nCopies(9, "r".repeat(2_000)));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("16,384 characters");
        var change = json("repositories", Collections.nCopies(9, "r".repeat(2_000)));
        assertThat(ada.patch(path(made), made.text("etag"), change).status()).isEqualTo(422);
        assertThat(ada.get(path(made)).text()).isEqualTo(made.text());
    }

    @Test
    void whatIsDeletedIsGoneWithRelationsAndNames() {
        var made = made(ada, "name", "Year 2", "namespace", "ada");

        assertThat(grace.delete(path(made)).status()).isEqualTo(404);
        assertThat(ada.delete(path(made)).status()).isEqualTo(204);

        assertThat(ada.delete(path(made)).status()).isEqualTo(404);
        assertThat(ada.get(path(made)).status()).isEqualTo(404);
        assertThat(relations(DATABASE, made.text("id"))).isEmpty();
        assertThat(announced(DATABASE, made.text("id")))
                .containsExactly("project.created", "projectAuth.added", "project.removed");
        made(ada, "name", "Year 2", "namespace", "ada");
    }

    @ParameterizedTest
    @CsvSource({"POST, /projects", "DELETE, /projects/01JD2V4Q8Z6M5T3XW9K7C1N0PA"})
    void visitorsAreAskedToLogIn(String method, String path) {
        assertThat(visitor.send(method, path, "{}", Map.of()).refusal()).startsWith("1401 ");
    }

    private Answer created(String field, Object value) {
        var name = field.equals("name") ? value : "Year " + field;
        return field.equals("name")
                ? ada.post("/projects", json("name", name, "namespace", "ada"))
                : ada.post("/projects", json("name", name, "namespace", "ada", field, value));
    }
}
