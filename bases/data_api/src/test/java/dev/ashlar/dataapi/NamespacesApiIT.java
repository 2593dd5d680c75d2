package dev.ashlar.dataapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.TestDatabase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The routes of namespaces, by HTTP.
class NamespacesApiIT {
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
    void adaHasFourGroupsWithGraceInThree() {
        CleanSlate.wipe(API, DATABASE);
        var id = grace.get("/user").text("id");
        for (var role : List.of("none", "viewer", "editor", "owner")) {
            ada.post(
                    "/groups",
                    "{\"name\": \"Group %s\", \"slug\": \"%s\"}".formatted(role, "g-" + role));
            if (!role.equals("none")) {
                ada.patch(
                        "/groups/g-%s/members".formatted(role),
                        "[{\"id\": \"%s\", \"role\": \"%s\"}]".formatted(id, role));
            }
        }
    }

    @Test
    void ownNamespacesComeFirstThenAllGroupsInTheOrderOfTheirIds() {
        assertThat(slugs(grace.get("/namespaces")))
                .containsExactly("grace", "g-none", "g-viewer", "g-editor", "g-owner");
        assertThat(grace.get("/namespaces").paging()).isEqualTo("1 20 5 1");
        var first = grace.get("/namespaces?per_page=2");
        assertThat(slugs(first)).containsExactly("grace", "g-none");
        assertThat(first.paging()).isEqualTo("1 2 5 3");
        assertThat(slugs(grace.get("/namespaces?per_page=2&page=3"))).containsExactly("g-owner");
        var past = grace.get("/namespaces?page=2");
        assertThat(past.text()).isEqualTo("[]");
        assertThat(past.paging()).isEqualTo("2 20 5 1");
    }

    @ParameterizedTest
    @CsvSource({
        "viewer, grace g-viewer g-editor g-owner",
        "editor, grace g-editor g-owner",
        "owner, grace g-owner"
    })
    void aLeastRoleLeavesGroupsInWhichTheCallerHasIt(String role, String slugs) {
        var found = grace.get("/namespaces?minimum_role=" + role);

        assertThat(String.join(" ", slugs(found))).isEqualTo(slugs);
        assertThat(found.header("total")).isEqualTo(Integer.toString(slugs.split(" ").length));
    }

    @Test
    void administratorsHaveEveryRoleInEveryGroup() {
        assertThat(slugs(admin.get("/namespaces?minimum_role=owner")))
                .containsExactly("admin", "g-none", "g-viewer", "g-editor", "g-owner");
    }

    @Test
    void namespacesOfGroupsAndPeopleAreShownAlike() {
        var group = new HashMap<Object, Object>(visitor.get("/groups/g-none").object());
        group.remove("creation_date");
        group.put("namespace_kind", "group");

        assertThat(visitor.get("/namespaces/g-none").object()).isEqualTo(group);
        assertThat(visitor.get("/namespaces/G-None").object()).isEqualTo(group);

        var own = visitor.get("/namespaces/grace").object();
        var user = grace.get("/user").object();
        assertThat(own.get("namespace_kind")).isEqualTo("user");
        assertThat(own.get("slug")).isEqualTo("grace");
        assertThat(own.get("created_by")).isEqualTo(user.get("id"));
        assertThat(own.containsKey("creation_date")).isFalse();
        if (user.get("first_name") instanceof String first) {
            assertThat(own.get("name")).isEqualTo(first + " " + user.get("last_name"));
        }
        assertThat(grace.get("/namespaces").list().getFirst()).isEqualTo(own);
    }

    @Test
    void aFormerSlugOfAGroupLeadsToItsNamespace() {
        ada.patch("/groups/g-none", "{\"slug\": \"renamed\"}");

        var found = visitor.get("/namespaces/g-none");

        assertThat(found.status()).isEqualTo(200);
        assertThat(found.text("slug")).isEqualTo("renamed");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /namespaces, 401",
        "GET, /namespaces/nobody, 404",
        "GET, /namespaces/a--b, 404",
        "GET, /namespaces/ada, 200",
        "HEAD, /namespaces/ada, 200",
        "DELETE, /namespaces/ada, 405"
    })
    void visitorsGetTheStatusesOfTheContract(String method, String path, int status) {
        assertThat(visitor.send(method, path, null, Map.of()).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "minimum_role=boss",
                "minimum_role=",
                "minimum_role=OWNER",
                "minimum_role=viewer&minimum_role=owner",
                "page=0",
                "per_page=101",
                "kind=group",
                "minimum_role=%00"
            })
    void queriesThatMakeNoSenseAreRefused(String query) {
        assertThat(grace.get("/namespaces?" + query).refusal()).startsWith("1422 ");
    }

    private static List<String> slugs(Answer answer) {
        return answer.list().stream().map(each -> String.valueOf(each.get("slug"))).toList();
    }
}
