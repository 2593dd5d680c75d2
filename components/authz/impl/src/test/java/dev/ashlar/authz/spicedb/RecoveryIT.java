package dev.ashlar.authz.spicedb;

import static org.assertj.core.api.Assertions.assertThat;

import com.authzed.api.v1.Consistency;
import com.authzed.api.v1.PermissionsServiceGrpc;
import com.authzed.api.v1.ReadRelationshipsRequest;
import com.authzed.api.v1.RelationshipFilter;
import dev.ashlar.authz.repositories.RecordOfTests;
import dev.ashlar.testkit.Proof;
import dev.ashlar.testkit.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/// How long SpiceDB is not to be asked after it came back empty. `make prove-recovery RELATIONS=1000000` is the long
/// size.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecoveryIT {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();
    @RegisterExtension static final OwnSpiceDb SPICEDB = new OwnSpiceDb();

    private static final int FEW = 10_000;
    private static final int RELATIONS = Proof.size(FEW);
    private static final Duration FOR_FEW = Duration.ofSeconds(5);
    private static final Duration FOR_A_MILLION = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final SpiceDbChannel channel = new SpiceDbChannel(SPICEDB.settings());
    private final SpiceDbCopy copy = new SpiceDbCopy(channel);

    @BeforeAll
    void fillTheRecord() {
        new RecordOfTests(DATABASE).fill(RELATIONS);
    }

    @AfterAll
    void close() {
        channel.close();
    }

    @Test
    void aServerThatComesBackEmptyKnowsEverythingInTime() throws InterruptedException {
        var record = new RecordOfTests(DATABASE).record();
        var replay =
                new Replay(
                        record,
                        copy,
                        DATABASE.turns(),
                        InstantSource.system(),
                        new ReplayMetrics(new SimpleMeterRegistry()));
        var task = new ReplayTask(() -> replay);
        task.start();
        awaitComplete();
        SPICEDB.stop();

        SPICEDB.start();
        var back = Instant.now();
        awaitComplete();
        var took = Duration.between(back, Instant.now());
        task.stop();

        Proof.say(
                "%,d relations were known %,d ms after SpiceDB was back"
                        .formatted(RELATIONS, took.toMillis()));
        assertThat(known()).isEqualTo(RELATIONS);
        assertThat(took).isLessThan(allowed());
    }

    /// Beside other tests it is only to come to an end; the figure is for who asks for it.
    private static Duration allowed() {
        if (RELATIONS == FEW) {
            return PATIENCE;
        }
        var share = FOR_A_MILLION.multipliedBy(RELATIONS).dividedBy(1_000_000);
        return share.compareTo(FOR_FEW) < 0 ? FOR_FEW : share;
    }

    private void awaitComplete() throws InterruptedException {
        var probe = new SpiceDbProbe(() -> copy);
        var end = Instant.now().plus(PATIENCE);
        while (!probe.answers()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(Duration.ofMillis(20));
        }
    }

    private int known() {
        var request =
                ReadRelationshipsRequest.newBuilder()
                        .setConsistency(Consistency.newBuilder().setFullyConsistent(true))
                        .setRelationshipFilter(
                                RelationshipFilter.newBuilder().setResourceType("project"))
                        .build();
        var answers =
                channel.ask(
                        PermissionsServiceGrpc::newBlockingStub,
                        PATIENCE,
                        client -> client.readRelationships(request));
        int known = 0;
        while (answers.hasNext()) {
            answers.next();
            known++;
        }
        return known;
    }
}
