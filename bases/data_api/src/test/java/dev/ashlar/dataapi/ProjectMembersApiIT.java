package dev.ashlar.dataapi;

import static dev.ashlar.dataapi.ProjectCalls.announced;
import static dev.ashlar.dataapi.ProjectCalls.fields;
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

/// The members of projects, by HTTP.
class ProjectMembersApiIT {
    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.withTables();

    @RegisterExtension
    @Order(2)
    static final RunningDataApi API = new RunningDataApi(DATABASE);

    private final Client ada = API.as("ada");
    private final Client grace = API.as("grace");
    private final Client alan = API.as("alan");
    private final Client admin = API.as("admin");
    private final Client visitor = API.visitor();
    private Answer project = ada.get("/version");

    @BeforeEach
    void aPrivateProjectOfAdas() {
        admin.get("/projects?per_page=100")
                .list()
                .forEach(each -> admin.delete("/projects/" + each.get("id")));
        List.of(ada, grace, alan).forEach(person -> person.get("/user"));
        project = made(ada, "name", "Year 2", "namespace", "ada");
    }

    @Test
    void membersAreShownWithTheirNamesToWhoeverSeesTheProject() {
        assertThat(members(ada, path(project), id(grace), "viewer").status()).isEqualTo(200);

        var answer = grace.get(path(project) + "/members");

        assertThat(fields(answer, "role")).containsExactly("owner", "viewer");
        assertThat(ProjectCalls.paging(answer)).isEqualTo("1 1000 2 1");
        var second = grace.get(path(project) + "/members?page=2&per_page=1");
        assertThat(ProjectCalls.paging(second)).isEqualTo("2 1 2 2");
        assertThat(fields(second, "role")).containsExactly("viewer");
        var self = grace.get("/user").object();
        assertThat(answer.list())
                .anySatisfy(member -> {
                    assertThat(member.get("id")).isEqualTo(self.get("id"));
                    assertThat(member.get("namespace")).isEqualTo("grace");
                    assertThat(member.get("first_name")).isEqualTo(self.get("first_name"));
                    assertThat(member.get("last_name")).isEqualTo(self.get("last_name"));
                });
        assertThat(answer.text()).doesNotContain("email", "null");
        assertThat(alan.get(path(project) + "/members").status()).isEqualTo(404);
        assertThat(visitor.get(path(project) + "/members").status()).isEqualTo(404);
    }

    @Test
    void aChangeOfMembersIsAnsweredWithoutABody() {
        var answer = members(ada, path(project), id(grace), "viewer");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEmpty();
        assertThat(answer.header("content-length")).isEqualTo("0");
        assertThat(answer.header("content-type")).isEmpty();
    }

    @Test
    void sendingAllMembersAnnouncesTheNewOneOnly() {
        members(ada, path(project), id(grace), "viewer");
        var all =
                "[%s, %s, %s]"
                        .formatted(
                                json("id", id(ada), "role", "owner"),
                                json("id", id(grace), "role", "viewer"),
                                json("id", id(alan), "role", "editor"));

        assertThat(ada.patch(path(project) + "/members", all).status()).isEqualTo(200);

        assertThat(announced(DATABASE, project.text("id")))
                .containsExactly(
                        "project.created",
                        "projectAuth.added",
                        "projectAuth.added",
                        "projectAuth.added");
        members(ada, path(project), id(grace), "owner");
        assertThat(announced(DATABASE, project.text("id"))).endsWith("projectAuth.updated");
    }

    @Test
    void everyRoleMayDoWhatItSays() {
        members(ada, path(project), id(grace), "viewer");
        assertThat(grace.get(path(project)).status()).isEqualTo(200);
        assertThat(ProjectCalls.changed(grace, path(project), "name", "x").status()).isEqualTo(404);

        members(ada, path(project), id(grace), "editor");
        assertThat(ProjectCalls.changed(grace, path(project), "name", "x").status()).isEqualTo(200);
        assertThat(members(grace, path(project), id(alan), "viewer").status()).isEqualTo(404);

        members(ada, path(project), id(grace), "owner");
        assertThat(members(grace, path(project), id(alan), "viewer").status()).isEqualTo(200);
        assertThat(members(grace, path(project), id(ada), "viewer").status()).isEqualTo(200);
        assertThat(grace.delete(path(project)).status()).isEqualTo(204);
    }

    @Test
    void thereIsAlwaysAnOwner() {
        var demoted = members(ada, path(project), id(ada), "editor");
        var removed = ada.delete(path(project) + "/members/" + id(ada));

        assertThat(demoted.refusal()).startsWith("1422 ");
        assertThat(removed.refusal()).startsWith("1422 ");
        assertThat(admin.delete(path(project) + "/members/" + id(ada)).status()).isEqualTo(422);
    }

    @Test
    void twoOwnersWhoDemoteEachOtherLeaveOne() throws Exception {
        for (int round = 0; round < 5; round++) {
            members(ada, path(project), id(grace), "owner");
            var both = List.of(ada, grace);
            var ids = List.of(id(grace), id(ada));

            AtOnce.run(2, n -> members(both.get(n), path(project), ids.get(n), "viewer").status());

            assertThat(fields(admin.get(path(project) + "/members"), "role"))
                    .containsOnlyOnce("owner");
            members(admin, path(project), id(ada), "owner");
        }
    }

    @Test
    void whoIsRemovedIsRefusedByTheNextRequest() {
        members(ada, path(project), id(grace), "editor");

        assertThat(ada.delete(path(project) + "/members/" + id(grace)).status()).isEqualTo(204);

        assertThat(grace.get(path(project)).status()).isEqualTo(404);
        assertThat(grace.patch(path(project), "*", json("name", "x")).status()).isEqualTo(404);
        assertThat(ada.delete(path(project) + "/members/" + id(grace)).status()).isEqualTo(204);
        assertThat(announced(DATABASE, project.text("id"))).containsOnlyOnce("projectAuth.removed");
    }

    @Test
    void membersMayLeave() {
        members(ada, path(project), id(grace), "viewer");

        assertThat(grace.delete(path(project) + "/members/" + id(grace)).status()).isEqualTo(204);

        assertThat(grace.get(path(project)).status()).isEqualTo(404);
        assertThat(grace.delete(path(project) + "/members/" + id(grace)).status()).isEqualTo(404);
    }

    @Test
    void othersAndVisitorsFindNothing() {
        for (var who : List.of(grace, visitor)) {
            assertThat(members(who, path(project), id(ada), "viewer").refusal())
                    .startsWith("1404 ");
            assertThat(who.delete(path(project) + "/members/" + id(ada)).refusal())
                    .startsWith("1404 ");
        }
        ProjectCalls.changed(ada, path(project), "visibility", "public");
        assertThat(members(grace, path(project), id(grace), "owner").status()).isEqualTo(404);
        assertThat(visitor.get(path(project) + "/members").status()).isEqualTo(200);
    }

    @Test
    void whoIsNoUserIsMissing() {
        assertThat(members(ada, path(project), "nobody", "viewer").refusal()).startsWith("1404 ");
        assertThat(members(ada, path(project), "x".repeat(200), "viewer").refusal())
                .startsWith("1404 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "null",
                "[null]",
                "[{}]",
                "[{\"id\": \"grace\"}]",
                "[{\"id\": \"grace\", \"role\": \"king\"}]",
                "[{\"id\": \"a\", \"role\": \"viewer\"}]",
                "[{\"id\": \"aa\", \"role\": \"viewer\"}, {\"id\": \"aa\", \"role\": \"owner\"}]",
                "[{\"id\": \"grace\", \"role\": \"viewer\", \"name\": \"x\"}]"
            })
    void whatDoesNotFitIsRefused(String body) {
        assertThat(ada.patch(path(project) + "/members", body).refusal()).startsWith("1422 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a_b", "%20"})
    void whatCannotBeAMemberIsRefused(String member) {
        assertThat(ada.delete(path(project) + "/members/" + member).refusal()).startsWith("1422 ");
    }

    @Test
    void projectsThatAreMissingHaveNoMembers() {
        var nowhere = "/projects/01JD2V4Q8Z6M5T3XW9K7C1N0PA/members";

        assertThat(ada.get(nowhere).status()).isEqualTo(404);
        assertThat(
                        members(admin, "/projects/01JD2V4Q8Z6M5T3XW9K7C1N0PA", id(ada), "owner")
                                .status())
                .isEqualTo(404);
        assertThat(admin.delete(nowhere + "/" + id(ada)).status()).isEqualTo(404);
    }

    @Test
    void whatOneMayDoIsSaidToWhoeverSeesIt() {
        var open = made(ada, "name", "Open", "namespace", "ada", "visibility", "public");
        var hidden = made(ada, "name", "Hidden", "namespace", "ada");

        assertThat(permissions(ada, open)).isEqualTo("true true true");
        assertThat(permissions(admin, hidden)).isEqualTo("true true true");
        assertThat(permissions(grace, open)).isEqualTo("false false false");
        assertThat(permissions(visitor, open)).isEqualTo("false false false");
        assertThat(grace.get(path(hidden) + "/permissions").status()).isEqualTo(404);
        members(ada, path(hidden), id(grace), "editor");
        assertThat(permissions(grace, hidden)).isEqualTo("true false false");
    }

    private static String permissions(Client who, Answer project) {
        var may = who.get(path(project) + "/permissions").object();
        return "%s %s %s"
                .formatted(may.get("write"), may.get("delete"), may.get("change_membership"));
    }
}
