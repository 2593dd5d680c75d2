package dev.ashlar.dataapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.AtOnce;
import dev.ashlar.testkit.TestDatabase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The routes of users, by HTTP.
class UsersApiIT {
    private static final String NOBODY = "/users/00000000-0000-4000-8000-000000000000";

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
    void nobodyIsKnown() {
        // By the API, so that what the service remembers of them goes too.
        for (var person : List.of(grace, ada, admin)) {
            admin.delete("/users/" + person.get("/user").text("id"));
        }
        DATABASE.clear();
    }

    @Test
    void whoLogsInFindsHerself() {
        var answer = ada.get("/user");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.object().get("username")).isEqualTo("ada");
        assertThat(answer.object().get("email")).isEqualTo("ada@ashlar.dev");
        assertThat(answer.object().get("is_admin")).isEqualTo(false);
        assertThat(admin.get("/user").object().get("is_admin")).isEqualTo(true);
    }

    @Test
    void fiftyFirstRequestsTogetherMakeOneUserWithItsNamespaceRelationsAndEvent() throws Exception {
        var answers = AtOnce.run(50, _ -> ada.get("/user"));

        assertThat(answers).map(Answer::status).containsOnly(200);
        assertThat(answers).map(answer -> answer.text("id")).containsOnly(id(ada));
        assertThat(texts("SELECT id AS it FROM users.users")).containsExactly(id(ada));
        assertThat(texts("SELECT slug AS it FROM namespace.namespaces WHERE user_id = ?", id(ada)))
                .containsExactly("ada");
        assertThat(texts("SELECT type AS it FROM database.outbox WHERE channel = 'events'"))
                .containsExactly("user.added");
        assertThat(
                        texts(
                                """
                                SELECT payload ->> 'namespace' || ' ' || (payload ->> 'email') AS it
                                  FROM database.outbox WHERE channel = 'events'
                                """))
                .containsExactly("ada ada@ashlar.dev");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /users?exact_email=nobody@ashlar.dev",
        "GET, /users/someone-else",
        "GET, /user/preferences",
        "DELETE, /user/preferences/pinned_projects"
    })
    void anyFirstRequestMakesTheUser(String method, String path) {
        ada.send(method, path, null, Map.of());

        assertThat(texts("SELECT username AS it FROM users.users")).containsExactly("ada");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /user",
        "GET, /users",
        "GET, /users?exact_email=ada@ashlar.dev",
        "GET, /user/preferences",
        "POST, /user/preferences/pinned_projects",
        "DELETE, /user/preferences/pinned_projects",
        "DELETE, /users/someone"
    })
    void visitorsAreAskedToLogIn(String method, String path) {
        var answer = visitor.send(method, path, null, Map.of());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.refusal()).startsWith("1401 ");
    }

    @Test
    void anybodyIsFoundByIdAndVisitorsSeeNoAddress() {
        var id = id(ada);

        assertThat(grace.get("/users/" + id).object())
                .isEqualTo(without(ada.get("/user").object(), "is_admin"));
        var seen = visitor.get("/users/" + id);
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.object())
                .isEqualTo(without(without(ada.get("/user").object(), "is_admin"), "email"));
    }

    @ParameterizedTest
    @ValueSource(strings = {NOBODY, "/users/x", "/users/not%20an%20id", "/users/a%2Fb"})
    void whoIsUnknownIsNotFound(String path) {
        assertThat(grace.get(path).status()).isEqualTo(404);
        assertThat(visitor.get(path).refusal()).startsWith("1404 ");
    }

    @Test
    void whoAsksForHerselfByIdIsMade() {
        var id = id(ada);
        admin.delete("/users/" + id);

        assertThat(ada.get("/users/" + id).status()).isEqualTo(200);
    }

    @Test
    void peopleAreFoundByTheirExactAddress() {
        ada.get("/user");

        assertThat(grace.get("/users?exact_email=ada@ashlar.dev").list())
                .map(user -> user.get("username"))
                .isEqualTo(List.of("ada"));
        assertThat(grace.get("/users?exact_email=ada@ashlar").list()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users", "/users?exact_email=", "/users?page=1"})
    void onlyAdministratorsListEverybody(String path) {
        var answer = grace.get(path);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.refusal()).startsWith("1403 ");
        assertThat(admin.get(path).status()).isEqualTo(200);
    }

    @Test
    void theListSaysHowMuchOfItIsShown() {
        ada.get("/user");
        grace.get("/user");
        admin.get("/user");

        var whole = admin.get("/users");
        var second = admin.get("/users?page=2&per_page=2");
        var past = admin.get("/users?page=9");

        assertThat(whole.list())
                .map(user -> user.get("username"))
                .isEqualTo(List.of("admin", "grace", "ada"));
        assertThat(paging(whole)).isEqualTo("1 1000 3 1");
        assertThat(second.list()).map(user -> user.get("username")).isEqualTo(List.of("ada"));
        assertThat(paging(second)).isEqualTo("2 2 3 2");
        assertThat(past.text()).isEqualTo("[]");
        assertThat(paging(past)).isEqualTo("9 20 3 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/users?page=0",
                "/users?per_page=101",
                "/users?page=one",
                "/users?who=ada",
                "/users?exact_email=a&exact_email=b"
            })
    void queriesThatMakeNoSenseAreRefused(String path) {
        assertThat(admin.get(path).status()).isEqualTo(422);
    }

    @Test
    void onlyAdministratorsRemove() {
        var id = id(ada);

        assertThat(grace.delete("/users/" + id).status()).isEqualTo(403);
        assertThat(ada.delete("/users/" + id).status()).isEqualTo(403);
        var removed = admin.delete("/users/" + id);

        assertThat(removed.status()).isEqualTo(204);
        assertThat(removed.text()).isEmpty();
        assertThat(visitor.get("/users/" + id).status()).isEqualTo(404);
        assertThat(admin.delete("/users/" + id).status()).isEqualTo(204);
        assertThat(admin.delete("/users/x").status()).isEqualTo(204);
    }

    @Test
    void nothingIsLeftOfWhoWasRemovedAndHerTokenMakesHerAnew() {
        ada.post("/user/preferences/pinned_projects", pin("flights/year-2"));
        var id = id(ada);

        admin.delete("/users/" + id);

        assertThat(texts("SELECT slug AS it FROM namespace.namespaces WHERE user_id = ?", id))
                .isEmpty();
        assertThat(texts("SELECT user_id AS it FROM users.preferences")).isEmpty();
        assertThat(ada.get("/user").text("username")).isEqualTo("ada");
        assertThat(ada.get("/user/preferences").status()).isEqualTo(404);
        assertThat(events(id)).containsExactly("user.added", "user.removed", "user.added");
    }

    @Test
    void requestsThatCrossARemovalAllSucceed() throws Exception {
        var id = id(ada);

        var answers =
                AtOnce.run(
                        9,
                        n ->
                                IntStream.range(0, 10)
                                        .mapToObj(_ ->
                                                switch (n % 3) {
                                                    case 0 -> admin.delete("/users/" + id);
                                                    case 1 -> ada.get("/user");
                                                    default ->
                                                            ada.post(
                                                                    "/user/preferences/pinned_projects",
                                                                    pin("flights/a"));
                                                })
                                        .map(Answer::status)
                                        .toList());

        assertThat(answers).allMatch(statuses -> Set.of(200, 204).containsAll(statuses));
        assertThat(ada.get("/user").status()).isEqualTo(200);
        var announced = events(id);
        assertThat(announced)
                .isEqualTo(
                        IntStream.range(0, announced.size())
                                .mapToObj(n -> n % 2 == 0 ? "user.added" : "user.removed")
                                .toList());
    }

    private static String pin(String project) {
        return "{\"project_slug\": \"%s\"}".formatted(project);
    }

    private static String id(Client person) {
        return person.get("/user").text("id");
    }

    private static String paging(Answer answer) {
        return "%s %s %s %s"
                .formatted(
                        answer.header("page"),
                        answer.header("per-page"),
                        answer.header("total"),
                        answer.header("total-pages"));
    }

    private static Map<Object, Object> without(Map<?, ?> object, String field) {
        var rest = new HashMap<Object, Object>(object);
        rest.remove(field);
        return rest;
    }

    private static List<String> events(String user) {
        return texts(
                "SELECT type AS it FROM database.outbox WHERE channel = 'events' AND aggregate_id = ?"
                        + " ORDER BY position",
                user);
    }

    private static List<String> texts(String statement, String... values) {
        return DATABASE.sql().all(statement, row -> row.text("it"), (Object[]) values);
    }
}
