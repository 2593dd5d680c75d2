package dev.ashlar.dataapi;

import static dev.ashlar.dataapi.ProjectCalls.announced;
import static dev.ashlar.dataapi.ProjectCalls.fields;
import static dev.ashlar.dataapi.ProjectCalls.id;
import static dev.ashlar.dataapi.ProjectCalls.json;
import static dev.ashlar.dataapi.ProjectCalls.made;
import static dev.ashlar.dataapi.ProjectCalls.members;
import static dev.ashlar.dataapi.ProjectCalls.paging;
import static dev.ashlar.dataapi.ProjectCalls.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Copies of projects, by HTTP.
class ProjectCopiesApiIT {
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
    private Answer source = ada.get("/version");

    @BeforeEach
    void aPublicProjectOfAdas() {
        admin.get("/projects?per_page=100")
                .list()
                .forEach(each -> admin.delete("/projects/" + each.get("id")));
        grace.get("/user");
        source =
                made(
                        ada,
                        "name",
                        "Year 2",
                        "namespace",
                        "ada",
                        "visibility",
                        "public",
                        "description",
                        "All of it.",
                        "repositories",
                        List.of("https://example.org/a.git"),
                        "keywords",
                        List.of("b", "a"),
                        "documentation",
                        "# Read me",
                        "secrets_mount_directory",
                        "/keys");
    }

    @Test
    void aCopyHasWhatItsBodyLeavesOutButNotDocumentationAndMountDirectory() {
        var copy = copied(grace, "name", "Mine", "namespace", "grace");

        assertThat(copy.status()).isEqualTo(201);
        assertThat(copy.text("visibility")).isEqualTo("public");
        assertThat(copy.text("description")).isEqualTo("All of it.");
        assertThat(copy.object().get("repositories"))
                .isEqualTo(List.of("https://example.org/a.git"));
        assertThat(copy.object().get("keywords")).isEqualTo(List.of("b", "a"));
        assertThat(copy.text("secrets_mount_directory")).isEqualTo("/secrets");
        assertThat(copy.text("template_id")).isEqualTo(source.text("id"));
        assertThat(copy.text("created_by")).isEqualTo(id(grace));
        assertThat(copy.text("slug")).isEqualTo("mine");
        assertThat(grace.get(path(copy) + "?with_documentation=true").text())
                .doesNotContain("# Read me");
        assertThat(announced(DATABASE, copy.text("id")))
                .containsExactly("project.created", "projectAuth.added");
    }

    @Test
    void whatTheBodySaysCounts() {
        var copy =
                copied(
                        grace,
                        "name",
                        "Mine",
                        "namespace",
                        "grace",
                        "visibility",
                        "private",
                        "description",
                        "Other.",
                        "keywords",
                        List.of(),
                        "repositories",
                        List.of());

        assertThat(copy.text("visibility")).isEqualTo("private");
        assertThat(copy.text("description")).isEqualTo("Other.");
        assertThat(copy.object().get("keywords")).isEqualTo(List.of());
        assertThat(copy.object().get("repositories")).isEqualTo(List.of());
    }

    @Test
    void whoeverSeesItCopiesItToWhereSheMayWrite() {
        assertThat(copied(grace, "name", "Mine", "namespace", "ada").refusal())
                .isEqualTo("1403 you do not have sufficient permissions");
        assertThat(copied(grace, "name", "Mine", "namespace", "nowhere").refusal())
                .startsWith("1404 ");
        assertThat(copied(visitor, "name", "Mine", "namespace", "ada").refusal())
                .startsWith("1401 ");
        ProjectCalls.changed(ada, path(source), "visibility", "private");
        assertThat(copied(grace, "name", "Mine", "namespace", "grace").refusal())
                .startsWith("1404 ");
        assertThat(copied(ada, "name", "Year 2", "namespace", "ada").refusal()).startsWith("1409 ");
    }

    @Test
    void copiesAreListedAsFarAsTheyAreSeenOrWritten() {
        copied(grace, "name", "Open", "namespace", "grace");
        var hidden = copied(grace, "name", "Hidden", "namespace", "grace", "visibility", "private");
        copied(ada, "name", "Own", "namespace", "ada");

        assertThat(fields(ada.get(copies()), "slug")).containsExactly("own", "open");
        assertThat(fields(ada.get(copies() + "?writable=true"), "slug")).containsExactly("own");
        assertThat(fields(grace.get(copies()), "slug")).containsExactly("own", "hidden", "open");
        assertThat(fields(grace.get(copies() + "?writable=true"), "slug"))
                .containsExactly("hidden", "open");
        members(grace, path(hidden), id(ada), "editor");
        assertThat(fields(ada.get(copies() + "?writable=true"), "slug"))
                .containsExactly("own", "hidden");
        assertThat(visitor.get(copies()).status()).isEqualTo(401);
        assertThat(fields(grace.get(path(hidden) + "/copies"), "slug")).isEmpty();
    }

    @Test
    void theListIsWholeUnlessAPageIsAskedFor() {
        for (int number = 0; number < 25; number++) {
            copied(ada, "name", "Copy " + number, "namespace", "ada");
        }

        assertThat(ada.get(copies()).list()).hasSize(25);
        assertThat(paging(ada.get(copies()))).isEqualTo("1 1000 25 1");
        assertThat(paging(ada.get(copies() + "?page=2"))).isEqualTo("2 20 25 2");
        assertThat(fields(ada.get(copies() + "?page=2&per_page=24"), "slug"))
                .containsExactly("copy-0");
    }

    @Test
    void theCopiesOfWhatIsNotSeenAreNotListed() {
        ProjectCalls.changed(ada, path(source), "visibility", "private");

        assertThat(grace.get(copies()).status()).isEqualTo(404);
        assertThat(ada.get("/projects/01JD2V4Q8Z6M5T3XW9K7C1N0PA/copies").status()).isEqualTo(404);
    }

    @Test
    void aCopyOutlivesItsSourceAndShowsSo() {
        var copy = copied(grace, "name", "Mine", "namespace", "grace");

        ada.delete(path(source));

        var left = grace.get(path(copy));
        assertThat(left.status()).isEqualTo(200);
        assertThat(left.object().containsKey("template_id")).isFalse();
        assertThat(left.text("etag")).isNotEqualTo(copy.text("etag"));
    }

    @Test
    void anEmptyTemplateIdForgetsTheSource() {
        var copy = copied(grace, "name", "Mine", "namespace", "grace");

        var changed = ProjectCalls.changed(grace, path(copy), "template_id", "");

        assertThat(changed.object().containsKey("template_id")).isFalse();
        assertThat(ada.get(copies()).list()).isEmpty();
    }

    private String copies() {
        return path(source) + "/copies";
    }

    private Answer copied(Client who, Object... fieldsAndValues) {
        return who.post(copies(), json(fieldsAndValues));
    }
}
