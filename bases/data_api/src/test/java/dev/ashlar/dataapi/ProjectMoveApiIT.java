package dev.ashlar.dataapi;

import static dev.ashlar.dataapi.ProjectCalls.changed;
import static dev.ashlar.dataapi.ProjectCalls.group;
import static dev.ashlar.dataapi.ProjectCalls.groupMember;
import static dev.ashlar.dataapi.ProjectCalls.id;
import static dev.ashlar.dataapi.ProjectCalls.made;
import static dev.ashlar.dataapi.ProjectCalls.path;
import static dev.ashlar.dataapi.ProjectCalls.relations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Moving, renaming, showing and hiding projects, by HTTP.
class ProjectMoveApiIT {
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
    void whatIsMadePrivateIsGoneForStrangersAtOnce() {
        var made = made(ada, "name", "Year 2", "namespace", "ada", "visibility", "public");
        assertThat(visitor.get(path(made)).status()).isEqualTo(200);

        changed(ada, path(made), "visibility", "private");

        assertThat(visitor.get(path(made)).status()).isEqualTo(404);
        assertThat(grace.get("/projects").text()).isEqualTo("[]");
        assertThat(relations(DATABASE, made.text("id")))
                .noneMatch(relation -> relation.startsWith("public_viewer"));
        changed(ada, path(made), "visibility", "public");
        assertThat(visitor.get(path(made)).status()).isEqualTo(200);
    }

    @Test
    void aFormerSlugLeadsToTheProjectUntilAnotherTakesIt() {
        var made = made(ada, "name", "Year 2", "namespace", "ada");
        changed(ada, path(made), "slug", "second");

        var found = ada.get("/namespaces/ada/projects/year-2");
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.text("slug")).isEqualTo("second");

        var other = made(ada, "name", "Year 2", "namespace", "ada");
        assertThat(ada.get("/namespaces/ada/projects/year-2").object()).isEqualTo(other.object());
    }

    @Test
    void takenSlugsAreConflictsAlsoAfterAMove() {
        group(ada, "flights");
        made(ada, "name", "Year 2", "namespace", "flights");
        var mine = made(ada, "name", "Year 2", "namespace", "ada");
        made(ada, "name", "Year 3", "namespace", "ada");

        assertThat(changed(ada, path(mine), "slug", "year-3").refusal()).startsWith("1409 ");
        assertThat(changed(ada, path(mine), "namespace", "flights").refusal()).startsWith("1409 ");
        assertThat(ada.get(path(mine)).object()).isEqualTo(mine.object());
        var moved = changed(ada, path(mine), "namespace", "flights", "slug", "mine");
        assertThat(moved.status()).isEqualTo(200);
        assertThat(moved.text("namespace") + "/" + moved.text("slug")).isEqualTo("flights/mine");
    }

    @Test
    void aMoveTakesTheRightsOfTheOldNamespaceAwayAndLeavesNoTrail() {
        group(ada, "flights");
        groupMember(ada, "flights", id(grace), "viewer");
        var made = made(ada, "name", "Year 2", "namespace", "flights");
        assertThat(grace.get(path(made)).status()).isEqualTo(200);

        changed(ada, path(made), "namespace", "ada");

        assertThat(grace.get(path(made)).status()).isEqualTo(404);
        assertThat(grace.get("/projects").text()).isEqualTo("[]");
        assertThat(ada.get("/namespaces/flights/projects/year-2").status()).isEqualTo(404);
        assertThat(ada.get("/namespaces/ada/projects/year-2").status()).isEqualTo(200);
        assertThat(relations(DATABASE, made.text("id")))
                .filteredOn(relation -> relation.startsWith("project_namespace"))
                .hasSize(1)
                .allMatch(relation -> relation.startsWith("project_namespace@user_namespace:"));
    }

    @Test
    void aProjectMovesOnlyToWhereTheCallerMayWrite() {
        var made = made(ada, "name", "Year 2", "namespace", "ada");
        group(grace, "ships");
        groupMember(grace, "ships", id(ada), "viewer");

        assertThat(changed(ada, path(made), "namespace", "nowhere").refusal()).startsWith("1404 ");
        assertThat(changed(ada, path(made), "namespace", "ships").refusal())
                .isEqualTo("1403 you do not have sufficient permissions");
        groupMember(grace, "ships", id(ada), "editor");
        assertThat(changed(ada, path(made), "namespace", "ships").status()).isEqualTo(200);
    }
}
