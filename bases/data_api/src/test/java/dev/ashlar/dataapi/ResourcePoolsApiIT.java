package dev.ashlar.dataapi;

import static dev.ashlar.dataapi.PoolCalls.POOLS;
import static dev.ashlar.dataapi.PoolCalls.aClass;
import static dev.ashlar.dataapi.PoolCalls.aPool;
import static dev.ashlar.dataapi.PoolCalls.classIds;
import static dev.ashlar.dataapi.PoolCalls.classes;
import static dev.ashlar.dataapi.PoolCalls.defaultPool;
import static dev.ashlar.dataapi.PoolCalls.path;
import static dev.ashlar.dataapi.PoolCalls.privatePool;
import static dev.ashlar.dataapi.PoolCalls.publicPool;
import static dev.ashlar.dataapi.PoolCalls.put;
import static dev.ashlar.dataapi.PoolCalls.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.TestDatabase;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The routes of resource pools as a whole, by HTTP.
class ResourcePoolsApiIT {
    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.withTables();

    @RegisterExtension
    @Order(2)
    static final RunningDataApi API = new RunningDataApi(DATABASE);

    private final Client admin = API.as("admin");
    private final Client visitor = API.visitor();

    @BeforeEach
    void thereAreNoPools() {
        PoolCalls.wipe(DATABASE);
    }

    @Test
    void aPoolIsMadeWithItsClassesAndReadByWhoeverMayUseIt() {
        var body =
                with(
                        with(aPool("public pool", true, false), "idle_threshold", "3600"),
                        "hibernation_threshold",
                        "7200");

        var made = admin.post(POOLS, body).expect(201);

        assertThat(made.object().keySet())
                .isEqualTo(
                        Set.of(
                                "id",
                                "name",
                                "public",
                                "default",
                                "idle_threshold",
                                "hibernation_threshold",
                                "classes"));
        assertThat(made.object().get("idle_threshold")).isEqualTo(3600);
        assertThat(visitor.get(path(made)).expect(200).object()).isEqualTo(made.object());
        var only = classes(made).getFirst();
        assertThat(only.get("name")).isEqualTo("small class");
        assertThat(only.get("cpu")).isEqualTo(1.5);
        assertThat(only.get("memory")).isEqualTo(4);
        assertThat(only.get("default")).isEqualTo(true);
        assertThat(only.get("tolerations")).isEqualTo(List.of());
        assertThat(only.get("node_affinities")).isEqualTo(List.of());
    }

    @Test
    void aListHasPagesWhereSomebodyAsksForThem() {
        for (int n = 1; n <= 3; n++) {
            admin.post(POOLS, aPool("pool number " + n, true, false)).expect(201);
        }

        assertThat(PoolCalls.names(visitor.get(POOLS).expect(200)))
                .containsExactly("pool number 1", "pool number 2", "pool number 3");
        assertThat(visitor.get(POOLS).paging()).isEqualTo("1 1000 3 1");
        var second = visitor.get(POOLS + "?page=2&per_page=2").expect(200);
        assertThat(PoolCalls.names(second)).containsExactly("pool number 3");
        assertThat(second.paging()).isEqualTo("2 2 3 2");
        assertThat(visitor.get(POOLS + "?page=9").expect(200).paging()).isEqualTo("9 20 3 1");
    }

    @ParameterizedTest
    @CsvSource({
        "'', true",
        "?cpu=1.5&memory=4&max_storage=100&gpu=0, true",
        "?cpu=1.6, false",
        "?memory=5, false",
        "?max_storage=101, false",
        "?gpu=1, false",
        "?cpu=0.1&memory=1, true"
    })
    void eachClassSaysWhetherItOffersWhatIsWanted(String query, boolean matching) {
        publicPool(admin);

        var listed = visitor.get(POOLS + query).expect(200).list().getFirst();

        assertThat(classes(listed).getFirst().get("matching")).isEqualTo(matching);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cpu=-1",
                "cpu=NaN",
                "cpu=Infinity",
                "cpu=1e999",
                "cpu=x",
                "memory=1.5",
                "memory=-1",
                "memory=9223372036854775808",
                "max_storage=-1",
                "gpu=-1",
                "gpu=1&gpu=2",
                "name=small",
                "page=0",
                "per_page=101"
            })
    void aQueryThatDoesNotFitIsRefused(String query) {
        assertThat(visitor.get(POOLS + "?" + query).refusal()).startsWith("1422 ");
    }

    @Test
    void aPoolIsFoundByIdAndName() {
        var made = publicPool(admin);

        assertThat(visitor.get(path(made) + "?name=public%20pool").status()).isEqualTo(200);
        assertThat(visitor.get(path(made) + "?name=another").refusal())
                .isEqualTo(
                        "1404 The resource pool with ID %s does not exist or you do not have access to it."
                                .formatted(made.text("id")));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 404",
        "2147483647, 404",
        "2147483648, 422",
        "-1, 422",
        "99999999999999999999, 422",
        "x, 404",
        "1.5, 404"
    })
    void idsAreIntegersOfFourBytes(String id, int status) {
        assertThat(visitor.get(POOLS + "/" + id).status()).isEqualTo(status);
        assertThat(visitor.get("/classes/" + id).status()).isEqualTo(status);
        assertThat(visitor.get(POOLS + "/" + id + "/quota").status()).isEqualTo(status);
        assertThat(admin.patch(POOLS + "/" + id, "{}").status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"four\"}",
                "{\"name\": \"%s\"}",
                "{\"public\": null}",
                "{\"idle_threshold\": -1}",
                "{\"idle_threshold\": 2147483648}",
                "{\"hibernation_threshold\": 1.5}",
                "{\"id\": 7}",
                "{\"classes\": []}",
                "{\"classes\": {}}",
                "{\"quota\": {\"cpu\": 1, \"memory\": 1}}"
            })
    void aPoolThatDoesNotFitIsRefused(String change) {
        var field = change.substring(2, change.indexOf('"', 2));
        var value = change.substring(change.indexOf(':') + 1, change.length() - 1);

        var answer =
                admin.post(
                        POOLS,
                        with(
                                aPool("private pool", false, false),
                                field,
                                value.formatted("n".repeat(41))));

        assertThat(answer.refusal()).startsWith("1422 ");
        assertThat(admin.get(POOLS).list()).isEmpty();
    }

    @Test
    void exactlyOneClassIsTheDefault() {
        var none =
                with(aPool("a pool", true, false), "classes", "[" + aClass("small", false) + "]");
        var two =
                with(
                        aPool("a pool", true, false),
                        "classes",
                        "[%s, %s]".formatted(aClass("small", true), aClass("large", true)));

        assertThat(admin.post(POOLS, none).refusal()).startsWith("1422 ");
        assertThat(admin.post(POOLS, two).refusal()).startsWith("1422 ");
    }

    @Test
    void theDefaultPoolIsPublicAndHasNoQuotaAndThereIsOne() {
        assertThat(admin.post(POOLS, aPool("default pool", false, true)).refusal())
                .startsWith("1422 ");
        assertThat(
                        admin.post(
                                        POOLS,
                                        PoolCalls.withQuota(
                                                aPool("default pool", true, true), 10, 10, 0))
                                .refusal())
                .startsWith("1422 ");
        var first = defaultPool(admin);
        assertThat(admin.post(POOLS, aPool("another one", true, true)).refusal())
                .startsWith("1422 ");
        var other = path(publicPool(admin));
        assertThat(admin.patch(other, "{\"default\": true}").refusal()).startsWith("1422 ");
        assertThat(admin.patch(path(first), "{\"public\": false}").refusal()).startsWith("1422 ");
        assertThat(
                        admin.patch(
                                        path(first),
                                        "{\"quota\": {\"cpu\": 9, \"memory\": 9, \"gpu\": 0}}")
                                .refusal())
                .startsWith("1422 ");
        assertThat(admin.delete(path(first)).refusal()).startsWith("1422 ");
        assertThat(admin.get(path(first)).object()).isEqualTo(first.object());

        admin.patch(path(first), "{\"default\": false}").expect(200);
        admin.patch(other, "{\"default\": true}").expect(200);
    }

    @Test
    void deletingTakesTheClassesAlongAndCanBeRepeated() {
        var made = publicPool(admin);

        admin.delete(path(made)).expect(204);

        admin.delete(path(made)).expect(204);
        assertThat(admin.get(path(made)).status()).isEqualTo(404);
        assertThat(admin.get("/classes/" + classIds(made).getFirst()).status()).isEqualTo(404);
    }

    @Test
    void aPatchChangesWhatItNamesAndAThresholdOfNoneTakesItAway() {
        var made =
                admin.post(POOLS, with(aPool("a pool", true, false), "idle_threshold", "60"))
                        .expect(201);

        var changed =
                admin.patch(path(made), "{\"name\": \"other name\", \"public\": false}")
                        .expect(200);

        assertThat(changed.text("name")).isEqualTo("other name");
        assertThat(changed.object().get("public")).isEqualTo(false);
        assertThat(changed.object().get("idle_threshold")).isEqualTo(60);
        assertThat(changed.object().get("classes")).isEqualTo(made.object().get("classes"));
        var unset = admin.patch(path(made), "{\"idle_threshold\": 0}").expect(200);
        assertThat(unset.object().containsKey("idle_threshold")).isFalse();
        assertThat(
                        admin.patch(path(made), "{\"name\": null, \"classes\": null}")
                                .expect(200)
                                .object())
                .isEqualTo(unset.object());
        assertThat(admin.patch(path(made), "{}").expect(200).object()).isEqualTo(unset.object());
    }

    @Test
    void aPatchMovesTheMarkOfTheDefaultClass() {
        var body =
                with(
                        aPool("a pool", true, false),
                        "classes",
                        "[%s, %s]".formatted(aClass("small", true), aClass("large", false)));
        var made = admin.post(POOLS, body).expect(201);
        var ids = classIds(made);

        var moved =
                admin.patch(
                                path(made),
                                """
                                {"classes": [{"id": %s, "default": true}, {"id": %s, "default": false, "memory": 8}]}
                                """
                                        .formatted(ids.getLast(), ids.getFirst()))
                        .expect(200);

        assertThat(classes(moved).getFirst().get("default")).isEqualTo(false);
        assertThat(classes(moved).getLast().get("default")).isEqualTo(true);
        assertThat(classes(moved).getFirst().get("memory")).isEqualTo(8);
        assertThat(admin.get(path(made)).object()).isEqualTo(moved.object());
    }

    @Test
    void aPatchKnowsOnlyTheClassesOfItsPool() {
        var made = publicPool(admin);
        var others = classIds(privatePool(admin)).getFirst();
        var own = classIds(made).getFirst();

        assertThat(
                        admin.patch(path(made), "{\"classes\": [{\"id\": %s}]}".formatted(others))
                                .status())
                .isEqualTo(404);
        assertThat(admin.patch(path(made), "{\"classes\": [{\"id\": 0}]}").status()).isEqualTo(404);
        assertThat(
                        admin.patch(
                                        path(made),
                                        "{\"classes\": [{\"id\": %s, \"memory\": 2}, {\"id\": %s}]}"
                                                .formatted(own, own))
                                .status())
                .isEqualTo(422);
        assertThat(admin.patch(path(made), "{\"classes\": []}").status()).isEqualTo(422);
        assertThat(admin.get(path(made)).object()).isEqualTo(made.object());
    }

    @Test
    void aReplacementLeavesOutWhatItDoesNotName() {
        var body =
                with(
                        with(aPool("a pool", true, false), "idle_threshold", "60"),
                        "classes",
                        "[%s, %s]".formatted(aClass("small", true), aClass("large", false)));
        var made = admin.post(POOLS, body).expect(201);
        var large = classIds(made).getLast();

        var replaced =
                put(
                                admin,
                                path(made),
                                with(
                                        aPool("another", false, false),
                                        "classes",
                                        "[" + with(aClass("large", true), "id", large) + "]"))
                        .expect(200);

        assertThat(replaced.object().containsKey("idle_threshold")).isFalse();
        assertThat(replaced.text("name")).isEqualTo("another");
        assertThat(classIds(replaced)).containsExactly(large);
        assertThat(admin.get("/classes/" + classIds(made).getFirst()).status()).isEqualTo(404);
        assertThat(admin.get(path(made)).object()).isEqualTo(replaced.object());
    }

    @Test
    void aReplacementNamesClassesByTheirIds() {
        var made = publicPool(admin);
        var others = classIds(privatePool(admin)).getFirst();
        var body = aPool("a pool", true, false);

        assertThat(put(admin, path(made), body).status()).isEqualTo(422);
        assertThat(
                        put(
                                        admin,
                                        path(made),
                                        with(
                                                body,
                                                "classes",
                                                "["
                                                        + with(aClass("small", true), "id", others)
                                                        + "]"))
                                .status())
                .isEqualTo(404);
        assertThat(put(admin, path(made), with(body, "classes", "[]")).status()).isEqualTo(422);
        assertThat(admin.get(path(made)).object()).isEqualTo(made.object());
    }
}
