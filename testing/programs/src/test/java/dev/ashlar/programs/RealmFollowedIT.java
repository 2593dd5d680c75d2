package dev.ashlar.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ashlar.testkit.TestDatabase;
import dev.ashlar.testkit.TestRedis;
import dev.ashlar.testkit.TestSpiceDb;
import dev.ashlar.testkit.events.Entry;
import dev.ashlar.testkit.events.EventLog;
import dev.ashlar.testkit.keycloak.RealmAdmin;
import dev.ashlar.testkit.keycloak.TestKeycloak;
import dev.ashlar.testkit.spicedb.SpiceDbReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What happens in the real Keycloak is so in the API, in SpiceDB and on the stream after the next run of the jobs.
final class RealmFollowedIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String ADMIN = "platform:renku#admin@user:";

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.withTables();

    @RegisterExtension
    @Order(2)
    static final TestSpiceDb SPICEDB = TestSpiceDb.store();

    @RegisterExtension
    @Order(3)
    static final TestRedis REDIS = new TestRedis();

    @RegisterExtension
    @Order(4)
    static final TestKeycloak KEYCLOAK = new TestKeycloak();

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void whatHappensInTheRealmIsSoHereAfterTheNextRun() throws Exception {
        var realm = KEYCLOAK.admin();
        var hedy = realm.add("hedy", "Hedy", "Lamarr");
        try (var neighbours = RealmNeighbours.of(DATABASE, SPICEDB, REDIS, KEYCLOAK);
                var api = neighbours.dataApi();
                var stream = new EventLog(REDIS.host(), REDIS.port())) {
            run(neighbours);
            awaitAll(api);
            assertThat(told(stream)).extracting(Entry::type).containsOnly("user.added").hasSize(5);
            assertThat(admins()).isEqualTo(Set.of(realm.idOf("admin")));
            var tokenOfAlan = token(realm, "alan");
            assertThat(api.status("/api/data/user", tokenOfAlan)).isEqualTo(200);

            var mary = realm.add("mary", "Mary", "Somerville");
            realm.renameSelf("ada", "Augusta Ada", "King");
            realm.give(realm.idOf("grace"), "renku-admin");
            realm.take(realm.idOf("admin"), "renku-admin");
            realm.change(realm.idOf("alan"), Map.of("enabled", false));
            realm.remove(hedy);
            var changed = run(neighbours);
            awaitAll(api);

            var token = token(realm, "grace");
            assertThat(user(api, token, mary).path("last_name").asText()).isEqualTo("Somerville");
            assertThat(user(api, token, realm.idOf("ada")).path("first_name").asText())
                    .isEqualTo("Augusta Ada");
            assertThat(admins()).isEqualTo(Set.of(realm.idOf("grace")));
            assertThat(api.status("/api/data/user", tokenOfAlan)).isEqualTo(401);
            assertThat(api.status("/api/data/users/" + hedy, token)).isEqualTo(404);
            assertThat(told(stream))
                    .extracting(Entry::type, entry -> entry.text("id"))
                    .containsExactlyInAnyOrder(
                            tuple("user.added", mary),
                            tuple("user.updated", realm.idOf("ada")),
                            tuple("user.removed", hedy));
            assertThat(changed).isPositive();

            assertThat(run(neighbours)).as("what a second run changes").isZero();
            assertThat(run(neighbours, "long_period_sync")).as("what a long one does").isZero();
            awaitAll(api);
            assertThat(told(stream)).isEmpty();
        }
    }

    private long run(RealmNeighbours neighbours) throws Exception {
        return run(neighbours, "short_period_sync");
    }

    /// @return how many records the jobs changed
    private long run(RealmNeighbours neighbours, String command) throws Exception {
        try (var jobs = neighbours.jobs(Map.of(), command, "--json")) {
            var code = jobs.exitCode();
            assertThat(code).as("%s says %s %s", command, jobs.output(), jobs.errors()).isZero();
            long changed = 0;
            for (var job : json.readTree(jobs.output()).path("jobs")) {
                changed += job.path("changed").asLong();
            }
            return changed;
        }
    }

    /// Until everything has left the database.
    private static void awaitAll(PackagedProgram api) {
        api.await(
                () ->
                        DATABASE.sql()
                                        .one(
                                                """
                                                SELECT count(*) AS waiting FROM database.outbox
                                                WHERE done_at IS NULL
                                                """,
                                                row -> row.number("waiting"))
                                        .orElseThrow()
                                == 0,
                PATIENCE);
    }

    private static Set<String> admins() {
        try (var reader = new SpiceDbReader(SPICEDB.host(), SPICEDB.port())) {
            return reader.relations(SPICEDB.key()).stream()
                    .filter(relation -> relation.startsWith(ADMIN))
                    .map(relation -> relation.substring(ADMIN.length()))
                    .collect(Collectors.toSet());
        }
    }

    private JsonNode user(PackagedProgram api, String token, String id) throws Exception {
        var answer = api.get("/api/data/users/" + id, token);
        assertThat(answer.statusCode()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private static String token(RealmAdmin realm, String name) {
        return String.valueOf(realm.logIn(name).get("access_token"));
    }

    private static List<Entry> told(EventLog stream) {
        List<Entry> all = new ArrayList<>();
        for (var page = stream.read(); !page.isEmpty(); page = stream.read()) {
            all.addAll(page);
        }
        return all;
    }
}
