package dev.ashlar.programs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.programs.EventLoad.Phase;
import dev.ashlar.testkit.Proof;
import dev.ashlar.testkit.TestDatabase;
import dev.ashlar.testkit.TestRedis;
import dev.ashlar.testkit.TestSpiceDb;
import dev.ashlar.testkit.events.Entry;
import dev.ashlar.testkit.events.EventLog;
import dev.ashlar.testkit.spicedb.SpiceDbGate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A data API under load whose Redis goes away: no request notices, and everything follows in its order. By hand with
/// Redis away for long, and with times that mean something: `make prove-redis-away SECONDS=120`.
@EnabledIfSystemProperty(named = "ashlar.prove", matches = ".+", disabledReason = "is run by hand")
final class RedisAwayIT {
    private static final int SECONDS = 4;
    private static final int FEWEST_SECONDS_TO_MEASURE = 20;
    private static final double MOST = 1.2;
    private static final Duration LONGEST = Duration.ofMinutes(2);

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

    @Test
    void noRequestNoticesAndEverythingFollowsInItsOrder() throws Exception {
        var seconds = Proof.size(SECONDS);
        try (var people = new People()) {
            var settings = people.settings(DATABASE.settings(), GATE);
            settings.put("REDIS_HOST", REDIS.host());
            settings.put("REDIS_PORT", Integer.toString(REDIS.port()));
            try (var program = PackagedProgram.start("data_api", settings).awaitReady()) {
                var load = EventLoad.prepare(new Person(program.port(), people.token("owner")));
                load.run(Math.max(2, seconds / 4));
                var before = load.run(seconds);
                REDIS.stop();
                var away = load.run(seconds);
                var waiting = waiting();
                REDIS.start();
                var drained = awaitNothingWaiting();
                var after = load.run(Math.max(2, seconds / 4));
                awaitNothingWaiting();

                report(before, away, after);
                Proof.say("waiting when Redis came back %,8d".formatted(waiting));
                Proof.say("all of them sent after       %,8d ms".formatted(drained.toMillis()));
                assertThat(waiting).isPositive();
                assertThat(announced()).isEqualTo(load.accepted());
                if (seconds >= FEWEST_SECONDS_TO_MEASURE) {
                    assertThat(ratio(away, before)).isLessThan(MOST);
                }
            }
        }
    }

    private static void report(Phase before, Phase away, Phase after) {
        Proof.say("milliseconds           50 %     99 %  longest  requests");
        report("with Redis", before);
        report("Redis away", away);
        report("afterwards", after);
        Proof.say(
                "99 %% with Redis away is %.2f times that before (at most %.1f)"
                        .formatted(ratio(away, before), MOST));
    }

    private static void report(String name, Phase phase) {
        Proof.say(
                "%-18s %8.1f %8.1f %8.1f  %,8d"
                        .formatted(
                                name,
                                phase.percentile(50) / 1e6,
                                phase.percentile(99) / 1e6,
                                phase.percentile(100) / 1e6,
                                phase.nanos().size()));
    }

    private static double ratio(Phase away, Phase before) {
        return away.percentile(99) / (double) before.percentile(99);
    }

    private static long waiting() {
        return DATABASE.sql()
                .one(
                        "SELECT count(*) AS it FROM database.outbox WHERE channel = 'events' AND done_at IS NULL",
                        row -> row.number("it"))
                .orElseThrow();
    }

    private static Duration awaitNothingWaiting() {
        var began = System.nanoTime();
        while (waiting() > 0) {
            assertThat(System.nanoTime() - began).isLessThan(LONGEST.toNanos());
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /// The names that each project was announced with, in the order of the stream.
    private static Map<String, List<String>> announced() {
        var names = new HashMap<String, List<String>>();
        var ids = new HashSet<String>();
        try (var log = new EventLog(REDIS.host(), REDIS.port())) {
            for (var page = log.read(); !page.isEmpty(); page = log.read()) {
                for (Entry entry : page) {
                    assertThat(ids.add(entry.id())).as("%s comes once", entry).isTrue();
                    if (entry.type().equals("project.updated")) {
                        names.computeIfAbsent(entry.text("id"), _ -> new ArrayList<>())
                                .add(entry.text("name"));
                    }
                }
            }
        }
        return names;
    }
}
