package dev.ashlar.dataapi;

import static dev.ashlar.dataapi.ProjectCalls.fields;
import static dev.ashlar.dataapi.ProjectCalls.id;
import static dev.ashlar.dataapi.ProjectCalls.made;
import static dev.ashlar.dataapi.ProjectCalls.members;
import static dev.ashlar.dataapi.ProjectCalls.paging;
import static dev.ashlar.dataapi.ProjectCalls.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Lists of projects, by HTTP.
class ProjectListApiIT {
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
    void aListShowsWhatIsSeenTheLastChangedFirst() {
        var first = made(ada, "name", "First", "namespace", "ada");
        made(ada, "name", "Second", "namespace", "ada");
        made(grace, "name", "Hidden", "namespace", "grace");
        made(grace, "name", "Open", "namespace", "grace", "visibility", "public");
        ProjectCalls.changed(ada, path(first), "description", "new");

        assertThat(fields(ada.get("/projects"), "slug")).containsExactly("first", "open", "second");
        assertThat(fields(visitor.get("/projects"), "slug")).containsExactly("open");
        assertThat(fields(admin.get("/projects"), "slug"))
                .containsExactly("first", "open", "hidden", "second");
        assertThat(ada.get("/projects").list().getFirst()).isEqualTo(ada.get(path(first)).object());
    }

    @Test
    void aListSaysHowMuchOfItIsShown() {
        for (int number = 0; number < 3; number++) {
            made(ada, "name", "Number " + number, "namespace", "ada");
        }

        assertThat(paging(ada.get("/projects"))).isEqualTo("1 20 3 1");
        assertThat(paging(ada.get("/projects?per_page=2&page=2"))).isEqualTo("2 2 3 2");
        assertThat(fields(ada.get("/projects?per_page=2&page=2"), "slug"))
                .containsExactly("number-0");
        assertThat(ada.get("/projects?page=9").text()).isEqualTo("[]");
        assertThat(paging(ada.get("/projects?page=9"))).isEqualTo("9 20 3 1");
        assertThat(paging(visitor.get("/projects"))).isEqualTo("1 20 0 0");
    }

    @Test
    void aListCanBeOfOneNamespaceOrOfOnesOwnRoles() {
        made(ada, "name", "Own", "namespace", "ada");
        var shared = made(grace, "name", "Shared", "namespace", "grace");
        made(grace, "name", "Open", "namespace", "grace", "visibility", "public");
        members(grace, path(shared), id(ada), "viewer");

        assertThat(fields(ada.get("/projects?namespace=grace"), "slug"))
                .containsExactly("open", "shared");
        assertThat(fields(ada.get("/projects?namespace="), "slug")).hasSize(3);
        assertThat(paging(ada.get("/projects?namespace=nowhere"))).isEqualTo("1 20 0 0");
        assertThat(fields(ada.get("/projects?direct_member=true"), "slug"))
                .containsExactly("shared", "own");
        assertThat(fields(ada.get("/projects?direct_member=true&namespace=ada"), "slug"))
                .containsExactly("own");
        assertThat(visitor.get("/projects?direct_member=true").text()).isEqualTo("[]");
    }

    @Test
    void ownRolesOfAnAdministratorAreHerRolesAndNotEverything() {
        made(ada, "name", "Own", "namespace", "ada");
        var shared = made(grace, "name", "Shared", "namespace", "grace");
        members(grace, path(shared), id(admin), "viewer");

        assertThat(fields(admin.get("/projects?direct_member=true"), "slug"))
                .containsExactly("shared");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"page=0", "per_page=101", "direct_member=maybe", "who=ada", "page=1&page=2"})
    void queriesThatMakeNoSenseAreRefused(String query) {
        assertThat(ada.get("/projects?" + query).status()).isEqualTo(422);
    }
}
