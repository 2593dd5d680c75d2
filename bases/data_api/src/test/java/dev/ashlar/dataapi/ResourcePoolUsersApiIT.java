package dev.ashlar.dataapi;

import static dev.ashlar.dataapi.PoolCalls.POOLS;
import static dev.ashlar.dataapi.PoolCalls.classIds;
import static dev.ashlar.dataapi.PoolCalls.defaultPool;
import static dev.ashlar.dataapi.PoolCalls.path;
import static dev.ashlar.dataapi.PoolCalls.privatePool;
import static dev.ashlar.dataapi.PoolCalls.publicPool;
import static dev.ashlar.dataapi.PoolCalls.put;
import static dev.ashlar.dataapi.PoolCalls.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.TestDatabase;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who may use which pool and call which of its routes, by HTTP.
class ResourcePoolUsersApiIT {
    private static final String NOBODY = "3e8a7c56-0000-4000-8000-000000000000";

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.withTables();

    @RegisterExtension
    @Order(2)
    static final RunningDataApi API = new RunningDataApi(DATABASE);

    private final Client admin = API.as("admin");
    private final Client ada = API.as("ada");
    private final Client grace = API.as("grace");
    private final Client visitor = API.visitor();

    @BeforeEach
    void thereAreNoPools() {
        PoolCalls.wipe(DATABASE);
    }

    @Test
    void everybodySeesHisOwnPoolsAndWhatIsPublic() {
        var closed = privatePool(admin);
        var open = publicPool(admin);
        var standard = defaultPool(admin);
        admin.post(path(closed) + "/users", "[" + user(id(ada)) + "]").expect(201);

        assertThat(pools(visitor)).containsExactly(open.text("id"), standard.text("id"));
        assertThat(pools(grace)).containsExactly(open.text("id"), standard.text("id"));
        assertThat(pools(ada))
                .containsExactly(closed.text("id"), open.text("id"), standard.text("id"));
        assertThat(pools(admin)).hasSize(3);
    }

    @Test
    void whatOneMayNotUseReadsAsWhatIsNotThere() {
        var closed = privatePool(admin);
        var part = classIds(closed).getFirst();
        var gone = path(privatePool(admin));
        admin.delete(gone).expect(204);

        for (var who : List.of(visitor, ada)) {
            for (var rest : List.of("", "/classes", "/classes/" + part, "/quota")) {
                var kept = who.get(path(closed) + rest);
                var missing = who.get(gone + rest);
                assertThat(kept.status()).isEqualTo(404);
                assertThat(kept.refusal().replace("ID " + closed.text("id"), "it"))
                        .isEqualTo(missing.refusal().replace("ID " + gone.substring(16), "it"));
            }
            assertThat(who.get("/classes/" + part).refusal())
                    .isEqualTo(
                            "1404 The resource class with ID %s does not exist or you do not have access to it."
                                    .formatted(part));
        }
        admin.post(path(closed) + "/users", "[" + user(id(ada)) + "]").expect(201);
        assertThat(ada.get("/classes/" + part).status()).isEqualTo(200);
        assertThat(ada.get(path(closed) + "/classes/" + part).status()).isEqualTo(200);
    }

    @Test
    void usersOfAPrivatePoolAreAddedSetAndRemoved() {
        var own = path(privatePool(admin)) + "/users";
        var both = List.of(id(ada), id(grace)).stream().sorted().toList();

        admin.post(own, "[" + user(id(ada)) + "]").expect(201);
        var added = admin.post(own, "[%s, %s]".formatted(user(id(ada)), user(id(grace))));

        assertThat(ids(added.expect(201))).isEqualTo(both);
        assertThat(ids(admin.get(own).expect(200))).isEqualTo(both);
        assertThat(admin.get(own + "?per_page=1").expect(200).paging()).isEqualTo("1 1 2 2");
        assertThat(admin.get(own + "/" + id(ada)).expect(200).object())
                .isEqualTo(Map.of("id", id(ada), "no_default_access", false));
        var set = put(admin, own, "[" + user(id(grace)) + "]").expect(200);
        assertThat(ids(set)).containsExactly(id(grace));
        assertThat(admin.get(own + "/" + id(ada)).status()).isEqualTo(404);
        admin.delete(own + "/" + id(grace)).expect(204);
        admin.delete(own + "/" + id(grace)).expect(204);
        assertThat(ids(admin.get(own))).isEmpty();
        put(admin, own, "[]").expect(200);
    }

    @Test
    void theDefaultPoolKnowsOnlyBars() {
        var standard = defaultPool(admin);
        var own = path(standard) + "/users";

        admin.delete(own + "/" + id(ada)).expect(204);

        assertThat(ada.get(path(standard)).status()).isEqualTo(404);
        assertThat(pools(ada)).isEmpty();
        assertThat(visitor.get(path(standard)).status()).isEqualTo(200);
        assertThat(admin.get(own + "/" + id(ada)).status()).isEqualTo(404);
        assertThat(admin.get(path(publicPool(admin)) + "/users/" + id(ada)).object())
                .isEqualTo(Map.of("id", id(ada), "no_default_access", true));
        assertThat(ids(admin.get(own).expect(200))).isEmpty();
        assertThat(ids(admin.post(own, "[" + user(id(ada)) + "]").expect(201))).isEmpty();
        assertThat(ada.get(path(standard)).status()).isEqualTo(200);
        admin.delete(own + "/" + id(ada)).expect(204);
        put(admin, own, "[" + user(id(grace)) + "]").expect(200);
        assertThat(ada.get(path(standard)).status()).isEqualTo(404);
        admin.delete(own + "/" + NOBODY).expect(204);
        admin.delete(own + "/no-body-at-all!").expect(204);
    }

    @Test
    void everybodyUsesAPublicPoolSoNobodyIsListed() {
        var open = path(publicPool(admin)) + "/users";

        assertThat(ids(admin.post(open, "[" + user(id(ada)) + "]").expect(201))).isEmpty();

        assertThat(admin.get(open + "/" + id(grace)).expect(200).text("id")).isEqualTo(id(grace));
        assertThat(admin.get(open + "/" + NOBODY).status()).isEqualTo(404);
    }

    @Test
    void poolsOfSomebodyAreReadAddedAndSet() {
        var standard = defaultPool(admin).text("id");
        var one = privatePool(admin).text("id");
        var two = privatePool(admin).text("id");
        var own = "/users/" + id(ada) + POOLS;

        var added = admin.post(own, "[%s]".formatted(one)).expect(201);

        assertThat(ids(added)).containsExactly(standard, one);
        assertThat(ids(put(admin, own, "[%s]".formatted(two)).expect(200)))
                .containsExactly(standard, two);
        assertThat(ids(admin.get(own).expect(200))).containsExactly(standard, two);
        assertThat(ids(admin.get(own + "?name=default%20pool"))).containsExactly(standard);
        assertThat(admin.get(own + "?page=2&per_page=1").paging()).isEqualTo("2 1 2 2");
        assertThat(pools(ada)).containsExactly(standard, two);
        admin.delete(POOLS + "/" + standard + "/users/" + id(ada)).expect(204);
        assertThat(ids(put(admin, own, "[%s]".formatted(two)))).containsExactly(two);
        assertThat(ids(admin.post(own, "[%s]".formatted(standard)))).containsExactly(standard, two);
        assertThat(admin.post(own, "[%s, 4711]".formatted(one)).status()).isEqualTo(404);
        assertThat(admin.post(own, "[0]").status()).isEqualTo(404);
        assertThat(ids(admin.get(own))).containsExactly(standard, two);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[]", "[-1]", "[2147483648]", "[1, 1]", "[\"1\"]", "{}", "null", "[1.5]"})
    void aListOfPoolsThatDoesNotFitIsRefused(String body) {
        assertThat(admin.post("/users/" + id(ada) + POOLS, body).refusal()).startsWith("1422 ");
        assertThat(put(admin, "/users/" + id(ada) + POOLS, body).refusal()).startsWith("1422 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "[1]",
                "[{}]",
                "[{\"id\": \"a b\"}]",
                "[{\"id\": \"a\"}]",
                "[{\"id\": \"ab\", \"other\": 1}]",
                "[{\"id\": \"ab\"}, {\"id\": \"ab\"}]"
            })
    void aListOfUsersThatDoesNotFitIsRefused(String body) {
        var own = path(privatePool(admin)) + "/users";

        assertThat(admin.post(own, body).refusal()).startsWith("1422 ");
        assertThat(put(admin, own, body).refusal()).startsWith("1422 ");
    }

    @Test
    void whoIsNoUserIsMissing() {
        var own = path(privatePool(admin)) + "/users";
        var words = "1404 The user with ID %s does not exist or you do not have access to it.";

        assertThat(admin.post(own, "[%s, %s]".formatted(user(id(ada)), user(NOBODY))).refusal())
                .isEqualTo(words.formatted(NOBODY));
        assertThat(put(admin, own, "[" + user(NOBODY) + "]").status()).isEqualTo(404);
        assertThat(put(admin, own, "[" + user("a".repeat(60)) + "]").status()).isEqualTo(404);
        assertThat(admin.get(own + "/" + NOBODY).refusal()).isEqualTo(words.formatted(NOBODY));
        assertThat(admin.get("/users/" + NOBODY + POOLS).status()).isEqualTo(404);
        assertThat(admin.get("/users/x/resource_pools").status()).isEqualTo(404);
        assertThat(admin.post("/users/" + NOBODY + POOLS, "[1]").status()).isEqualTo(404);
        assertThat(admin.post(POOLS + "/4711/users", "[" + user(id(ada)) + "]").status())
                .isEqualTo(404);
        assertThat(admin.get(POOLS + "/4711/users").status()).isEqualTo(404);
        assertThat(ids(admin.get(own))).isEmpty();
    }

    @Test
    void whoIsRemovedLosesPoolsAndBars() {
        var own = path(privatePool(admin)) + "/users";
        var standard = path(defaultPool(admin));
        admin.post(own, "[" + user(id(ada)) + "]").expect(201);
        admin.delete(standard + "/users/" + id(ada)).expect(204);

        admin.delete("/users/" + id(ada)).expect(204);

        assertThat(ids(admin.get(own))).isEmpty();
        assertThat(ada.get(standard).expect(200).text("name")).isEqualTo("default pool");
    }

    /// Who gets what from which route: `-` in a path stands for the private pool, whose class is `#`.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    | /resource_pools                         | 200 | 200 | 200 | 200",
                "POST   | /resource_pools                         | 401 | 403 | 403 | 422",
                "GET    | /resource_pools/-                       | 404 | 404 | 200 | 200",
                "PUT    | /resource_pools/-                       | 401 | 403 | 403 | 422",
                "PATCH  | /resource_pools/-                       | 401 | 403 | 403 | 422",
                "GET    | /resource_pools/-/users                 | 401 | 403 | 403 | 200",
                "POST   | /resource_pools/-/users                 | 401 | 403 | 403 | 422",
                "PUT    | /resource_pools/-/users                 | 401 | 403 | 403 | 422",
                "GET    | /resource_pools/-/users/@               | 403 | 403 | 403 | 200",
                "GET    | /resource_pools/-/classes               | 404 | 404 | 200 | 200",
                "POST   | /resource_pools/-/classes               | 401 | 403 | 403 | 422",
                "GET    | /resource_pools/-/classes/#             | 404 | 404 | 200 | 200",
                "GET    | /classes/#                              | 404 | 404 | 200 | 200",
                "PUT    | /resource_pools/-/classes/#             | 401 | 403 | 403 | 422",
                "PATCH  | /resource_pools/-/classes/#             | 401 | 403 | 403 | 422",
                "GET    | /resource_pools/-/classes/#/tolerations | 401 | 403 | 403 | 200",
                "DELETE | /resource_pools/-/classes/#/tolerations | 401 | 403 | 403 | 204",
                "GET    | /resource_pools/-/classes/#/node_affinities | 401 | 403 | 403 | 200",
                "DELETE | /resource_pools/-/classes/#/node_affinities | 401 | 403 | 403 | 204",
                "GET    | /resource_pools/-/quota                 | 404 | 404 | 200 | 200",
                "PUT    | /resource_pools/-/quota                 | 401 | 403 | 403 | 422",
                "PATCH  | /resource_pools/-/quota                 | 401 | 403 | 403 | 422",
                "GET    | /users/@/resource_pools                 | 401 | 403 | 403 | 200",
                "POST   | /users/@/resource_pools                 | 401 | 403 | 403 | 422",
                "PUT    | /users/@/resource_pools                 | 401 | 403 | 403 | 422",
                "DELETE | /resource_pools/-/classes/#             | 401 | 403 | 403 | 422",
                "DELETE | /resource_pools/-/users/@               | 401 | 403 | 403 | 204",
                "DELETE | /resource_pools/-                       | 401 | 403 | 403 | 204"
            })
    void everyRouteIsForWhomTheContractSays(
            String method,
            String route,
            int forVisitor,
            int forStranger,
            int forMember,
            int forAdmin) {
        var body = PoolCalls.withQuota(PoolCalls.aPool("closed pool", false, false), 10, 100, 2);
        var pool = admin.post(POOLS, body).expect(201);
        admin.post(path(pool) + "/users", "[" + user(id(ada)) + "]").expect(201);
        var called =
                route.replace("-", pool.text("id"))
                        .replace("#", classIds(pool).getFirst())
                        .replace("@", id(ada));

        // What no schema takes: whoever may not call at all is told so first.
        var wrong = method.matches("GET|DELETE") ? null : "\"nothing\"";

        assertThat(status(visitor, method, called, wrong)).isEqualTo(forVisitor);
        assertThat(status(grace, method, called, wrong)).isEqualTo(forStranger);
        assertThat(status(ada, method, called, wrong)).isEqualTo(forMember);
        assertThat(status(admin, method, called, wrong)).isEqualTo(forAdmin);
    }

    private static int status(Client who, String method, String path, @Nullable String body) {
        return who.send(method, path, body, Map.of()).status();
    }

    private static String id(Client person) {
        return person.get("/user").text("id");
    }

    private static List<String> ids(Answer list) {
        return list.list().stream().map(it -> String.valueOf(it.get("id"))).toList();
    }

    private static List<String> pools(Client who) {
        return ids(who.get(POOLS).expect(200));
    }
}
