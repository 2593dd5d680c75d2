package dev.ashlar.authz.spicedb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.authz.Relation;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.ResourceType;
import dev.ashlar.authz.repositories.RecordOfTests;
import dev.ashlar.kernel.UserId;
import dev.ashlar.testkit.CountingIds;
import dev.ashlar.testkit.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReplayTaskIT {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();
    @RegisterExtension static final OwnSpiceDb SPICEDB = new OwnSpiceDb();

    private static final Duration LONGEST_RECOVERY = Duration.ofMinutes(2);

    @Test
    void aServerThatComesLateAndOneThatComesBackAreToldEverything() throws Exception {
        var recorded = new RecordOfTests(DATABASE);
        recorded.add(List.of(adaOwns(1), adaOwns(2)));
        try (var channel = new SpiceDbChannel(SPICEDB.settings())) {
            var copy = new SpiceDbCopy(channel);
            var probe = new SpiceDbProbe(() -> copy);
            var replay =
                    new Replay(
                            recorded.record(),
                            copy,
                            DATABASE.turns(),
                            InstantSource.system(),
                            new ReplayMetrics(new SimpleMeterRegistry()));
            var task = new ReplayTask(() -> replay);

            SPICEDB.stop();
            task.start();
            assertThat(probe.answers()).isFalse();
            SPICEDB.start();
            awaitGreen(probe);
            SPICEDB.stop();
            assertThat(probe.answers()).isFalse();
            SPICEDB.start();
            awaitGreen(probe);
            task.stop();

            assertThat(probe.critical()).isFalse();
            awaitGreen(probe);
        }
    }

    @Test
    void aTaskThatWasNeverStartedCanBeStopped() throws InterruptedException {
        var task =
                new ReplayTask(() -> {
                    throw new AssertionError("nothing is to be replayed");
                });

        task.stop();

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    private static Relation adaOwns(int group) {
        return new Relation(
                ResourceRef.of(ResourceType.GROUP, CountingIds.number(group)),
                "owner",
                ResourceRef.of(new UserId("ada")));
    }

    private static void awaitGreen(SpiceDbProbe probe) throws InterruptedException {
        var end = Instant.now().plus(LONGEST_RECOVERY);
        while (!probe.answers()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(Duration.ofMillis(20));
        }
    }
}
