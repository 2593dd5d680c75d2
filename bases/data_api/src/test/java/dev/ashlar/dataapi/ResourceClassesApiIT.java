package dev.ashlar.dataapi;

import static dev.ashlar.dataapi.PoolCalls.POOLS;
import static dev.ashlar.dataapi.PoolCalls.aClass;
import static dev.ashlar.dataapi.PoolCalls.aPool;
import static dev.ashlar.dataapi.PoolCalls.classIds;
import static dev.ashlar.dataapi.PoolCalls.path;
import static dev.ashlar.dataapi.PoolCalls.publicPool;
import static dev.ashlar.dataapi.PoolCalls.put;
import static dev.ashlar.dataapi.PoolCalls.quota;
import static dev.ashlar.dataapi.PoolCalls.with;
import static dev.ashlar.dataapi.PoolCalls.withQuota;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The routes of classes and quotas, by HTTP.
class ResourceClassesApiIT {
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
    void classesAreAddedListedAndRead() {
        var pool = path(publicPool(admin));

        var made = admin.post(pool + "/classes", aClass("large class", false)).expect(201);

        var own = pool + "/classes/" + made.text("id");
        assertThat(visitor.get(own).expect(200).object()).isEqualTo(made.object());
        assertThat(visitor.get("/classes/" + made.text("id")).object()).isEqualTo(made.object());
        var listed = visitor.get(pool + "/classes").expect(200);
        assertThat(PoolCalls.names(listed)).containsExactly("small class", "large class");
        assertThat(listed.paging()).isEqualTo("1 1000 2 1");
        assertThat(PoolCalls.names(visitor.get(pool + "/classes?name=large%20class")))
                .containsExactly("large class");
        assertThat(PoolCalls.names(visitor.get(pool + "/classes?page=2&per_page=1")))
                .containsExactly("large class");
        assertThat(visitor.get(pool + "/classes?name=four").refusal()).startsWith("1422 ");
        assertThat(visitor.get(pool + "/classes?kind=x").refusal()).startsWith("1422 ");
    }

    @Test
    void aClassIsOneOfItsPool() {
        var pool = path(publicPool(admin));
        var others = classIds(publicPool(admin)).getFirst();

        assertThat(visitor.get(pool + "/classes/" + others).refusal())
                .isEqualTo(
                        "1404 The resource class with ID %s does not exist or you do not have access to it."
                                .formatted(others));
        assertThat(admin.patch(pool + "/classes/" + others, "{\"gpu\": 1}").status())
                .isEqualTo(404);
        assertThat(put(admin, pool + "/classes/" + others, aClass("small", true)).status())
                .isEqualTo(404);
        assertThat(admin.get(pool + "/classes/" + others + "/tolerations").status()).isEqualTo(404);
        admin.delete(pool + "/classes/" + others).expect(204);
        assertThat(visitor.get("/classes/" + others).status()).isEqualTo(200);
        assertThat(admin.post(POOLS + "/4711/classes", aClass("small", false)).status())
                .isEqualTo(404);
    }

    @Test
    void theOnlyDefaultClassStaysTheDefault() {
        var made = publicPool(admin);
        var own = path(made) + "/classes/" + classIds(made).getFirst();

        assertThat(admin.patch(own, "{\"default\": false}").refusal()).startsWith("1422 ");
        assertThat(put(admin, own, aClass("small", false)).refusal()).startsWith("1422 ");
        assertThat(admin.delete(own).refusal()).startsWith("1422 ");
        assertThat(admin.post(path(made) + "/classes", aClass("other", true)).refusal())
                .startsWith("1422 ");
        assertThat(admin.get(path(made)).object()).isEqualTo(made.object());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name | \"four\"",
                "name | null",
                "cpu | 0",
                "cpu | -1",
                "cpu | 1e400",
                "cpu | 1e-400",
                "cpu | \"1\"",
                "memory | 0",
                "memory | 9223372036854775808",
                "memory | 1.5",
                "gpu | -1",
                "max_storage | 0",
                "default_storage | 101",
                "default | 1",
                "id | 7",
                "tolerations | [\"ab\"]",
                "tolerations | [\"-abc\"]",
                "tolerations | [\"abc\", \"abc\"]",
                "tolerations | [\"a\\u0000c\"]",
                "node_affinities | [{\"key\": \"abc\", \"other\": 1}]",
                "node_affinities | [{\"key\": \"abc\"}, {\"key\": \"abc\"}]",
                "node_affinities | [{}]"
            })
    void aClassThatDoesNotFitIsRefused(String field, String value) {
        var pool = path(publicPool(admin));

        var answer =
                admin.post(pool + "/classes", with(aClass("large class", false), field, value));

        assertThat(answer.refusal()).startsWith("1422 ");
        assertThat(admin.get(pool + "/classes").list()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"NaN", "Infinity", "-Infinity", "1.", "0x10"})
    void whatIsNoNumberIsNoJson(String value) {
        var pool = path(publicPool(admin));

        var answer = admin.post(pool + "/classes", with(aClass("large", false), "cpu", value));

        assertThat(answer.refusal()).startsWith("1400 ");
    }

    @Test
    void theLargestNumbersThatFitAreKeptAsTheyAre() {
        var pool = path(publicPool(admin));
        var huge =
                with(
                        with(aClass("large class", false), "memory", "9223372036854775807"),
                        "cpu",
                        "1e308");

        var made = admin.post(pool + "/classes", huge).expect(201);

        assertThat(made.object().get("memory")).isEqualTo(Long.MAX_VALUE);
        assertThat(made.object().get("cpu")).isEqualTo(1e308);
        assertThat(visitor.get("/classes/" + made.text("id")).object()).isEqualTo(made.object());
    }

    @Test
    void aPatchWithSomeFieldsKeepsTheOthers() {
        var made = publicPool(admin);
        var own = path(made) + "/classes/" + classIds(made).getFirst();
        var affinities =
                List.of(
                        Map.of("key", "zone.io/a", "required_during_scheduling", true),
                        Map.of("key", "disk", "required_during_scheduling", false));

        for (var patch :
                List.of(
                        "{\"cpu\": 0.25}",
                        "{\"memory\": 2}",
                        "{\"gpu\": 1}",
                        "{\"max_storage\": 50}",
                        "{\"default_storage\": 5}",
                        "{\"default\": true}",
                        "{\"name\": \"other name\"}",
                        "{\"tolerations\": [\"one\", \"two.io/x\"]}",
                        "{\"node_affinities\": [{\"key\": \"zone.io/a\", \"required_during_scheduling\": true}, {\"key\": \"disk\"}]}")) {
            admin.patch(own, patch).expect(200);
        }

        var changed = visitor.get(own).object();
        assertThat(changed.get("cpu")).isEqualTo(0.25);
        assertThat(changed.get("max_storage")).isEqualTo(50);
        assertThat(changed.get("name")).isEqualTo("other name");
        assertThat(changed.get("tolerations")).isEqualTo(List.of("one", "two.io/x"));
        assertThat(changed.get("node_affinities")).isEqualTo(affinities);
        assertThat(admin.patch(own, "{}").expect(200).object()).isEqualTo(changed);
        assertThat(admin.patch(own, "{\"tolerations\": null}").expect(200).object())
                .isEqualTo(changed);
    }

    @Test
    void tolerationsAndAffinitiesAreReplacedAsSetsAndTakenAway() {
        var made = publicPool(admin);
        var own = path(made) + "/classes/" + classIds(made).getFirst();
        admin.patch(
                        own,
                        "{\"tolerations\": [\"one\", \"two\"], \"node_affinities\": [{\"key\": \"zone\"}]}")
                .expect(200);

        admin.patch(own, "{\"tolerations\": [\"two\", \"three\"]}").expect(200);

        assertThat(admin.get(own + "/tolerations").expect(200).text())
                .isEqualTo("[\"two\",\"three\"]");
        assertThat(admin.get(own + "/node_affinities").expect(200).list())
                .isEqualTo(List.of(Map.of("key", "zone", "required_during_scheduling", false)));
        admin.delete(own + "/tolerations").expect(204);
        admin.delete(own + "/node_affinities").expect(204);
        admin.delete(own + "/node_affinities").expect(204);
        admin.delete(path(made) + "/classes/4711/tolerations").expect(204);
        assertThat(admin.get(own + "/tolerations").text()).isEqualTo("[]");
        assertThat(visitor.get(own).object().get("node_affinities")).isEqualTo(List.of());
        put(admin, own, aClass("replaced", true)).expect(200);
        assertThat(visitor.get(own).text("name")).isEqualTo("replaced");
    }

    @Test
    void aQuotaIsGivenWithThePoolReadChangedAndTakenAway() {
        var made =
                admin.post(POOLS, withQuota(aPool("a pool", true, false), 10, 100, 2)).expect(201);
        var own = path(made) + "/quota";
        var quota = PoolCalls.quota(made);

        assertThat(visitor.get(own).expect(200).object()).isEqualTo(quota);
        assertThat(String.valueOf(quota.get("id")))
                .matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        var patched = admin.patch(own, "{\"gpu\": 3}").expect(200);
        assertThat(patched.object())
                .isEqualTo(
                        Map.of(
                                "id",
                                String.valueOf(quota.get("id")),
                                "cpu",
                                10.0,
                                "memory",
                                100,
                                "gpu",
                                3));
        assertThat(admin.patch(own, "{}").expect(200).object()).isEqualTo(patched.object());
        var put =
                put(admin, own, with(quota(20, 200, 0), "id", "\"" + quota.get("id") + "\""))
                        .expect(200);
        assertThat(visitor.get(path(made)).object().get("quota")).isEqualTo(put.object());
        var classes = "[" + with(aClass("small", true), "id", classIds(made).getFirst()) + "]";
        put(admin, path(made), with(aPool("a pool", true, false), "classes", classes)).expect(200);
        assertThat(visitor.get(own).status()).isEqualTo(404);
        assertThat(admin.patch(own, "{\"gpu\": 3}").status()).isEqualTo(404);
        admin.patch(path(made), "{\"quota\": %s}".formatted(quota(10, 100, 2))).expect(200);
        assertThat(visitor.get(own).expect(200).text("id")).isNotEqualTo(quota.get("id"));
    }

    @Test
    void everyClassFitsIntoTheQuotaAndItsIdStays() {
        var made =
                admin.post(POOLS, withQuota(aPool("a pool", true, false), 10, 100, 2)).expect(201);
        var own = path(made) + "/quota";
        var id = "\"" + PoolCalls.quota(made).get("id") + "\"";

        assertThat(admin.post(POOLS, withQuota(aPool("a pool", true, false), 1, 100, 2)).refusal())
                .startsWith("1422 ");
        assertThat(admin.patch(own, "{\"memory\": 3}").refusal()).startsWith("1422 ");
        assertThat(put(admin, own, with(quota(1, 100, 2), "id", id)).refusal()).startsWith("1422 ");
        assertThat(put(admin, own, quota(10, 100, 2)).refusal()).startsWith("1422 ");
        assertThat(put(admin, own, with(quota(10, 100, 2), "id", "\"another\"")).refusal())
                .startsWith("1422 ");
        assertThat(admin.patch(own, "{\"cpu\": 1e300}").refusal()).startsWith("1422 ");
        assertThat(admin.patch(own, "{\"memory\": 9223372036854775807}").refusal())
                .startsWith("1422 ");
        assertThat(
                        admin.post(
                                        path(made) + "/classes",
                                        with(aClass("large", false), "gpu", "3"))
                                .refusal())
                .startsWith("1422 ");
        assertThat(admin.get(path(made)).object()).isEqualTo(made.object());
        assertThat(
                        put(
                                        admin,
                                        path(publicPool(admin)) + "/quota",
                                        with(quota(9, 9, 0), "id", id))
                                .status())
                .isEqualTo(404);
    }
}
