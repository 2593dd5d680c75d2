package dev.ashlar.dataapi;

import static dev.ashlar.dataapi.PoolCalls.POOLS;
import static dev.ashlar.dataapi.PoolCalls.aClass;
import static dev.ashlar.dataapi.PoolCalls.aPool;
import static dev.ashlar.dataapi.PoolCalls.classIds;
import static dev.ashlar.dataapi.PoolCalls.classes;
import static dev.ashlar.dataapi.PoolCalls.path;
import static dev.ashlar.dataapi.PoolCalls.publicPool;
import static dev.ashlar.dataapi.PoolCalls.user;
import static dev.ashlar.dataapi.PoolCalls.withQuota;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.AtOnce;
import dev.ashlar.testkit.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Pools that many change at the same moment.
class ResourcePoolRacesApiIT {
    private static final int MANY = 8;

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.withTables();

    @RegisterExtension
    @Order(2)
    static final RunningDataApi API = new RunningDataApi(DATABASE);

    private final Client admin = API.as("admin");

    @BeforeEach
    void thereAreNoPools() {
        PoolCalls.wipe(DATABASE);
    }

    @Test
    void changesOfOnePoolFollowOneAnotherAndNoneIsLost() throws Exception {
        var made = publicPool(admin);
        var own = path(made);
        var part = own + "/classes/" + classIds(made).getFirst();
        var changes =
                List.of(
                        "{\"name\": \"other name\"}",
                        "{\"public\": false}",
                        "{\"idle_threshold\": 60}",
                        "{\"hibernation_threshold\": 90}",
                        "{\"quota\": {\"cpu\": 10, \"memory\": 100, \"gpu\": 2}}");
        var ofTheClass =
                List.of("{\"memory\": 5}", "{\"cpu\": 2.5}", "{\"tolerations\": [\"one\"]}");

        var statuses =
                AtOnce.run(
                        MANY,
                        n ->
                                (n < changes.size()
                                                ? admin.patch(own, changes.get(n))
                                                : admin.patch(
                                                        part, ofTheClass.get(n - changes.size())))
                                        .status());

        assertThat(statuses).containsOnly(200);
        var pool = admin.get(own);
        assertThat(pool.text("name")).isEqualTo("other name");
        assertThat(pool.object().get("public")).isEqualTo(false);
        assertThat(pool.object().get("idle_threshold")).isEqualTo(60);
        assertThat(pool.object().get("hibernation_threshold")).isEqualTo(90);
        assertThat(PoolCalls.quota(pool).get("cpu")).isEqualTo(10.0);
        var only = classes(pool).getFirst();
        assertThat(only.get("memory")).isEqualTo(5);
        assertThat(only.get("cpu")).isEqualTo(2.5);
        assertThat(only.get("tolerations")).isEqualTo(List.of("one"));
    }

    @Test
    void ofManyWhoMakeTheDefaultPoolOneWins() throws Exception {
        var statuses =
                AtOnce.run(MANY, n -> admin.post(POOLS, aPool("pool " + n, true, true)).status());

        assertThat(statuses).containsOnly(201, 422).containsOnlyOnce(201);
        assertThat(admin.get(POOLS).list()).hasSize(1);
    }

    @Test
    void ofManyPoolsThatBecomeTheDefaultOneWins() throws Exception {
        var paths = new String[MANY];
        for (int n = 0; n < MANY; n++) {
            paths[n] = path(admin.post(POOLS, aPool("pool " + n, true, false)).expect(201));
        }

        var statuses = AtOnce.run(MANY, n -> admin.patch(paths[n], "{\"default\": true}").status());

        assertThat(statuses).containsOnly(200, 422).containsOnlyOnce(200);
    }

    @Test
    void theQuotaAndAClassDoNotGrowPastOneAnother() throws Exception {
        var made =
                admin.post(POOLS, withQuota(aPool("a pool", true, false), 10, 100, 2)).expect(201);
        var part = path(made) + "/classes/" + classIds(made).getFirst();

        var statuses =
                AtOnce.run(
                        2,
                        n ->
                                (n == 0
                                                ? admin.patch(path(made) + "/quota", "{\"cpu\": 2}")
                                                : admin.patch(part, "{\"cpu\": 9}"))
                                        .status());

        assertThat(statuses).containsExactlyInAnyOrder(200, 422);
    }

    @Test
    void classesThatComeTogetherAllStay() throws Exception {
        var own = path(publicPool(admin)) + "/classes";

        var statuses = AtOnce.run(MANY, n -> admin.post(own, aClass("class " + n, false)).status());

        assertThat(statuses).containsOnly(201);
        assertThat(admin.get(own).list()).hasSize(MANY + 1);
    }

    @Test
    void aPoolThatGoesWhileItIsChangedIsGoneAndLeavesNothing() throws Exception {
        var made =
                admin.post(POOLS, withQuota(aPool("a pool", false, false), 10, 100, 2)).expect(201);
        var someone = user(API.as("ada").get("/user").text("id"));
        var own = path(made);

        var statuses =
                AtOnce.run(
                        MANY,
                        n ->
                                switch (n % 4) {
                                    case 0 -> admin.delete(own).status();
                                    case 1 -> admin.patch(own, "{\"name\": \"other\"}").status();
                                    case 2 ->
                                            admin.post(own + "/users", "[" + someone + "]")
                                                    .status();
                                    default ->
                                            admin.post(own + "/classes", aClass("other", false))
                                                    .status();
                                });

        assertThat(statuses).isSubsetOf(200, 201, 204, 404);
        assertThat(admin.get(POOLS).list()).isEmpty();
    }

    @Test
    void ofManyWhoSetThePoolsOfSomebodyTheLastOneCounts() throws Exception {
        var own = "/users/" + API.as("ada").get("/user").text("id") + "/resource_pools";
        var ids = new String[MANY];
        for (int n = 0; n < MANY; n++) {
            ids[n] = PoolCalls.privatePool(admin).text("id");
        }
        admin.post(own, "[" + String.join(",", ids) + "]").expect(201);

        var statuses =
                AtOnce.run(MANY, n -> PoolCalls.put(admin, own, "[%s]".formatted(ids[n])).status());

        assertThat(statuses).containsOnly(200);
        assertThat(admin.get(own).list()).hasSize(1);
    }
}
