package dev.ashlar.programs;

import static dev.ashlar.testkit.keycloak.SpoiltWay.THROUGH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.TestDatabase;
import dev.ashlar.testkit.TestRedis;
import dev.ashlar.testkit.TestSpiceDb;
import dev.ashlar.testkit.keycloak.SpoiltWay;
import dev.ashlar.testkit.keycloak.SpoiltWay.Fate;
import dev.ashlar.testkit.keycloak.TestKeycloak;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The nightly job behind a proxy that spoils what the real Keycloak answers.
final class RealmSpoiltIT {
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

    @Test
    void aRealmThatAnswersBadlyTakesNothingFromAnybody() throws Exception {
        var realm = KEYCLOAK.admin();
        var leaver = realm.add("leaver", "Soon", "Gone");
        try (var neighbours = RealmNeighbours.of(DATABASE, SPICEDB, REDIS, KEYCLOAK);
                var _ = neighbours.dataApi();
                var way = new SpoiltWay(KEYCLOAK.url())) {
            assertThat(usersSync(neighbours, way)).isZero();
            var before = users();

            way.spoil((request, _) -> isPage(request) ? new Fate.Answer(200, "[]") : THROUGH);
            assertThat(usersSync(neighbours, way)).isZero();
            assertThat(users()).isEqualTo(before).contains(leaver);

            way.spoil((request, _) -> withoutPeople(request));
            assertThat(usersSync(neighbours, way)).isEqualTo(1);
            assertThat(users()).isEqualTo(before);

            realm.remove(leaver);
            way.spoil((request, times) -> isPage(request) ? passing(times) : THROUGH);
            assertThat(usersSync(neighbours, way)).isZero();
            before.remove(leaver);
            assertThat(users()).isEqualTo(before);
        }
    }

    /// Like a proxy that does not know where Keycloak is any more.
    private static Fate withoutPeople(String request) {
        if (isPage(request)) {
            return new Fate.Answer(200, "[]");
        }
        return isPerson(request) ? new Fate.Answer(404, "{\"error\": \"no route\"}") : THROUGH;
    }

    private static Fate passing(int times) {
        return switch (times) {
            case 0 -> SpoiltWay.HALF;
            case 1 -> new Fate.Answer(500, "");
            default -> THROUGH;
        };
    }

    private static boolean isPage(String request) {
        return request.contains("/users?");
    }

    private static boolean isPerson(String request) {
        return request.contains("/users/") && !request.endsWith("/count");
    }

    /// @return the exit code
    private static int usersSync(RealmNeighbours neighbours, SpoiltWay way) throws Exception {
        var elsewhere = Map.of("KEYCLOAK_URL", way.url());
        try (var jobs = neighbours.jobs(elsewhere, "jobs", "run", "users_sync")) {
            return jobs.exitCode();
        }
    }

    private static Set<String> users() {
        return new TreeSet<>(
                DATABASE.sql().all("SELECT id FROM users.people", row -> row.text("id")));
    }
}
