package dev.ashlar.programs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.Proof;
import dev.ashlar.testkit.TestDatabase;
import dev.ashlar.testkit.TestRedis;
import dev.ashlar.testkit.TestSpiceDb;
import dev.ashlar.testkit.keycloak.TestKeycloak;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Very many people are taken over by a process with a small heap, which is killed (kill -9) in the middle and begun anew.
/// Few in `make test`; by hand `make prove-keycloak USERS=10000`.
final class UsersSyncIT {
    private static final int USERS = Proof.size(400);
    private static final boolean BY_HAND = Proof.size(0) > 0;
    private static final int CHUNK = 500;
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int OTHERS = 4;
    private static final int LEAVERS = 5;
    private static final long MOST_MEGABYTES = 128;

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
    void aKillInTheMiddleLosesNothingAndAddsNobodyTwice() throws Exception {
        DATABASE.clear();
        fillRealm();
        try (var neighbours = RealmNeighbours.of(DATABASE, SPICEDB, REDIS, KEYCLOAK);
                var api = neighbours.dataApi();
                var heap = new HeapLog()) {
            killInTheMiddle(neighbours);
            var half = users();
            var rest = run(neighbours, heap);
            assertThat(half).isBetween(1L, USERS + OTHERS - 1L);
            assertThat(users()).isEqualTo(USERS + OTHERS);
            assertThat(announced("user.added"))
                    .containsExactly((long) USERS + OTHERS, (long) USERS + OTHERS);

            var again = run(neighbours, heap);
            assertThat(announced("user.updated")).containsExactly(0L, 0L);

            leave();
            run(neighbours, heap);
            assertThat(users()).isEqualTo(USERS + OTHERS - LEAVERS);
            assertThat(announced("user.removed")).containsExactly((long) LEAVERS, (long) LEAVERS);

            Proof.say(
                    "%,d of %,d users, then killed; the rest in %.1f s, everybody once more in %.1f s"
                            .formatted(half, USERS, seconds(rest), seconds(again)));
            var most = heap.megabytes().max().orElse(0);
            Proof.say(
                    "after collecting garbage at most %d MB were left on the heap".formatted(most));
            assertThat(most).isLessThan(MOST_MEGABYTES);
            assertThat(api.isAlive()).isTrue();
        }
    }

    @Test
    @EnabledIfSystemProperty(
            named = "ashlar.prove",
            matches = ".+",
            disabledReason = "is measured by hand")
    void everybodyIsTakenOverInOneRun() throws Exception {
        DATABASE.clear();
        fillRealm();
        try (var neighbours = RealmNeighbours.of(DATABASE, SPICEDB, REDIS, KEYCLOAK);
                var _ = neighbours.dataApi();
                var heap = new HeapLog()) {
            var took = run(neighbours, heap);

            assertThat(users()).isGreaterThanOrEqualTo(USERS);
            Proof.say("%,d users from nothing in %.1f s".formatted(users(), seconds(took)));
            assertThat(took).isLessThan(LIMIT);
        }
    }

    /// Does nothing where they are there already.
    private static void fillRealm() {
        var realm = KEYCLOAK.admin();
        for (int from = 0; from < USERS; from += CHUNK) {
            List<Map<String, Object>> people = new ArrayList<>();
            for (int number = from; number < Math.min(USERS, from + CHUNK); number++) {
                people.add(
                        Map.of(
                                "username",
                                "person-" + number,
                                "email",
                                "person-%d@people.example".formatted(number),
                                "firstName",
                                "Person",
                                "lastName",
                                "Number " + number,
                                "enabled",
                                true));
            }
            realm.post("/partialImport", Map.of("ifResourceExists", "SKIP", "users", people));
        }
    }

    private static void leave() {
        for (int number = 0; number < LEAVERS; number++) {
            KEYCLOAK.admin().remove(KEYCLOAK.admin().idOf("person-" + number));
        }
    }

    private static void killInTheMiddle(RealmNeighbours neighbours) throws Exception {
        try (var jobs = neighbours.jobs(Map.of(), "jobs", "run", "users_sync")) {
            jobs.await(() -> users() >= USERS / 4, LONGEST);
        }
    }

    private static Duration run(RealmNeighbours neighbours, HeapLog heap) throws Exception {
        var began = System.nanoTime();
        var options = Map.of("JAVA_OPTS", heap.option());
        try (var jobs = neighbours.jobs(options, "jobs", "run", "users_sync")) {
            var end = began + LONGEST.toNanos();
            while (jobs.isAlive() && System.nanoTime() < end) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(BY_HAND ? 2_000 : 50));
                if (BY_HAND && jobs.isAlive()) {
                    heap.collect(jobs.handle());
                }
            }
            assertThat(jobs.exitCode()).as("%s %s", jobs.output(), jobs.errors()).isZero();
            return Duration.ofNanos(System.nanoTime() - began);
        }
    }

    private static long users() {
        return DATABASE.sql()
                .one("SELECT count(*) AS users FROM users.people", row -> row.number("users"))
                .orElseThrow();
    }

    /// How many events, and of how many people.
    private static List<Long> announced(String type) {
        return DATABASE.sql()
                .one(
                        """
                        SELECT count(*) AS events, count(DISTINCT aggregate_id) AS people
                        FROM database.outbox WHERE channel = 'events' AND type = ?
                        """,
                        row -> List.of(row.number("events"), row.number("people")),
                        type)
                .orElseThrow();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }
}
