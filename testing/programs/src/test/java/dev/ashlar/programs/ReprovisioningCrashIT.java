package dev.ashlar.programs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.development.seed.Filling;
import dev.ashlar.development.seed.Numbers;
import dev.ashlar.development.seed.Target;
import dev.ashlar.programs.Churn.Stock;
import dev.ashlar.testkit.Proof;
import dev.ashlar.testkit.TestDatabase;
import dev.ashlar.testkit.TestRedis;
import dev.ashlar.testkit.TestSpiceDb;
import dev.ashlar.testkit.events.EventLog;
import dev.ashlar.testkit.spicedb.SpiceDbGate;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Everything is announced once more by a data API that is killed (kill -9) in the middle and started again, while people
/// go on changing things. Whoever applies the stream knows in the end exactly what the API shows. By hand with very much,
/// and with a time that means something: `make prove-reprovisioning PROJECTS=100000`.
@EnabledIfSystemProperty(named = "ashlar.prove", matches = ".+", disabledReason = "is run by hand")
final class ReprovisioningCrashIT {
    private static final int PROJECTS = 3_000;
    private static final int FEWEST_TO_MEASURE = 20_000;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final long MOST_MEGABYTES = 64;
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final String ROUTE = "/message_queue/reprovision";

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.withTables();

    @RegisterExtension
    @Order(2)
    static final TestSpiceDb SPICEDB = TestSpiceDb.store();

    @RegisterExtension
    @Order(3)
    static final SpiceDbGate GATE = new SpiceDbGate(SPICEDB);

    @RegisterExtension
    @Order(4)
    static final TestRedis REDIS = new TestRedis();

    private final int size = Proof.size(PROJECTS);
    private final Follower follower = new Follower();
    private People people;
    private HeapLog heap;
    private volatile PackagedProgram program;
    private String adminToken;
    private int entries;
    private boolean finished;

    @BeforeEach
    void begin() throws Exception {
        fill();
        people = new People();
        heap = new HeapLog();
        adminToken = people.adminToken();
        program = start();
        awaitChangesAreTaken();
    }

    @AfterEach
    void end() throws Exception {
        program.close();
        heap.close();
        people.close();
    }

    @Test
    void whoFollowsKnowsInTheEndWhatTheApiShows() throws Exception {
        admin().get("/user").expect(200);
        try (var stream = new EventLog(REDIS.host(), REDIS.port())) {
            long before;
            Duration took;
            try (var churn = new Churn(stock(), this::person)) {
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
                heap.collect(program.handle());
                before = heap.megabytes().max().orElseThrow();
                took = reprovision(stream);
                churn.close();
                Proof.say("answers to changes meanwhile, by status: " + churn.statuses());
                assertThat(churn.statuses().keySet()).isSubsetOf(0, 200, 201, 204, 404, 409, 422);
            }
            awaitNothingWaiting();
            follow(stream);
            compare();
            report(took, before);
        }
    }

    private void fill() throws Exception {
        var settings = DATABASE.settings();
        var target =
                new Target(
                        settings.host(),
                        Integer.toString(settings.port()),
                        settings.name(),
                        settings.user(),
                        settings.password().value());
        var silent = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        new Filling(target, numbers(), false, silent).run();
        Proof.say("filled with " + numbers());
    }

    /// As many users and groups as a platform of that size has.
    private Numbers numbers() {
        return new Numbers(size, Math.max(200, size / 10), Math.max(50, size / 50), 1);
    }

    private PackagedProgram start() throws Exception {
        var settings = people.settings(DATABASE.settings(), GATE);
        settings.put("REDIS_HOST", REDIS.host());
        settings.put("REDIS_PORT", Integer.toString(REDIS.port()));
        settings.put("JAVA_OPTS", heap.option());
        var started = PackagedProgram.start("data_api", settings);
        started.await(() -> started.status("/health/ready", "") == 200, LONGEST);
        return started;
    }

    /// After filling, SpiceDB is told all relations first, and changes are refused until it knows them.
    private void awaitChangesAreTaken() {
        var began = System.nanoTime();
        var group = "{\"name\": \"Told\", \"slug\": \"told\"}";
        var status = 0;
        while (status != 201) {
            assertThat(System.nanoTime() - began).as("%d", status).isLessThan(LONGEST.toNanos());
            status = admin().send("POST", "/groups", group, "").status();
        }
        Proof.say("changes are taken after %.1f s".formatted((System.nanoTime() - began) / 1e9));
    }

    /// What is changed, out of everything.
    private Stock stock() {
        var some = "SELECT %s AS it FROM %s ORDER BY md5(%s) LIMIT %d";
        return new Stock(
                texts(some.formatted("id", "project.projects", "id", 500)),
                texts(some.formatted("slug", "namespace.named WHERE kind = 'group'", "slug", 100)),
                texts(some.formatted("id", "users.users", "id", 100)));
    }

    private Duration reprovision(EventLog stream) throws Exception {
        var total = whatThereIs();
        var small = size < FEWEST_TO_MEASURE;
        if (small) {
            // So that it cannot be over before it is killed.
            REDIS.stop();
        }
        var began = System.nanoTime();
        admin().send("POST", ROUTE, "", "").expect(201);
        awaitAnnounced(total / 2);
        program.close();
        var killed = System.nanoTime();
        if (small) {
            REDIS.start();
        }
        program = start();
        Proof.say(
                "killed in the middle; serves again after %.1f s"
                        .formatted((System.nanoTime() - killed) / 1e9));
        var looked = System.nanoTime();
        while (!finished) {
            assertThat(System.nanoTime() - began).isLessThan(LONGEST.toNanos());
            follow(stream);
            if (System.nanoTime() - looked > BETWEEN_LOOKS.toNanos()) {
                heap.collect(program.handle());
                looked = System.nanoTime();
                Proof.say("%,d entries so far".formatted(entries));
            }
        }
        heap.collect(program.handle());
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /// With Redis away no more is announced than may wait for it.
    private void awaitAnnounced(long count) throws Exception {
        var enough = Math.min(count, 4_000);
        if (size >= FEWEST_TO_MEASURE) {
            enough = count;
        }
        var end = System.nanoTime() + LONGEST.toNanos();
        for (long announced = 0; announced < enough; announced = announced()) {
            assertThat(System.nanoTime()).as("%d of %d", announced, enough).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        heap.collect(program.handle());
    }

    private long announced() {
        var answer = admin().get(ROUTE);
        return answer.status() == 200 ? Long.parseLong(answer.field("announced")) : 0;
    }

    private void follow(EventLog stream) {
        for (var page = stream.read(); !page.isEmpty(); page = stream.read()) {
            entries += page.size();
            page.forEach(follower::apply);
            finished |= page.stream().anyMatch(it -> it.type().equals("reprovisioning.finished"));
        }
    }

    private void compare() throws Exception {
        var known = follower.lines();
        Proof.say("comparing %,d things with what the API shows ...".formatted(known.size()));
        var shown = Shown.to(admin());
        assertThat(only(known, shown)).as("known, but not shown").isEmpty();
        assertThat(only(shown, known)).as("shown, but not known").isEmpty();
        assertThat(shown).hasSizeGreaterThan(size);
        assertThat(follower.repeats()).isZero();
    }

    private static Set<String> only(Set<String> here, Set<String> there) {
        var rest = new TreeSet<>(here);
        rest.removeAll(there);
        return rest;
    }

    private void report(Duration took, long before) {
        var most = heap.megabytes().max().orElseThrow();
        Proof.say("entries of the stream      %,10d".formatted(entries));
        Proof.say(
                "from its beginning to end  %10.1f s (at most 120)"
                        .formatted(took.toMillis() / 1e3));
        Proof.say("alive on the heap before   %10d MB".formatted(before));
        Proof.say("most alive meanwhile       %10d MB (at most 64 more)".formatted(most));
        Proof.say("differences from the API            0");
        assertThat(most - before).isLessThan(MOST_MEGABYTES);
        if (size >= FEWEST_TO_MEASURE) {
            assertThat(took).isLessThan(LIMIT);
        }
    }

    private Person admin() {
        return person("admin");
    }

    private Person person(String name) {
        return new Person(program.port(), name.equals("admin") ? adminToken : people.token(name));
    }

    private static long whatThereIs() {
        return DATABASE.sql()
                .one(
                        """
                        SELECT (SELECT count(*) FROM users.users)
                            + (SELECT count(*) FROM namespace.groups)
                            + (SELECT count(*) FROM project.projects)
                            + (SELECT count(*) FROM authz.members) AS it
                        """,
                        row -> row.number("it"))
                .orElseThrow();
    }

    private static void awaitNothingWaiting() {
        var end = System.nanoTime() + LONGEST.toNanos();
        while (!texts(
                        "SELECT position::text AS it FROM database.outbox WHERE channel = 'events' AND done_at IS NULL LIMIT 1")
                .isEmpty()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static List<String> texts(String query) {
        return DATABASE.sql().all(query, row -> row.text("it"));
    }
}
