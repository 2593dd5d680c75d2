package dev.ashlar.authz.spicedb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.authzed.api.v1.Consistency;
import com.authzed.api.v1.DeleteRelationshipsRequest;
import com.authzed.api.v1.PermissionsServiceGrpc;
import com.authzed.api.v1.ReadRelationshipsRequest;
import com.authzed.api.v1.RelationshipFilter;
import dev.ashlar.authz.Relation;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.ResourceType;
import dev.ashlar.authz.ports.RelationChange;
import dev.ashlar.authz.ports.RelationCopy;
import dev.ashlar.authz.ports.RelationRecord;
import dev.ashlar.authz.repositories.RecordOfTests;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.kernel.UserId;
import dev.ashlar.testkit.CountingIds;
import dev.ashlar.testkit.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@SuppressWarnings("NullAway.Init")
class ReplayIT {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();
    @RegisterExtension static final OwnSpiceDb SPICEDB = new OwnSpiceDb();

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final ResourceRef CREW =
            ResourceRef.of(ResourceType.GROUP, CountingIds.number(1));

    private final RecordOfTests recorded = new RecordOfTests(DATABASE);
    private SpiceDbChannel channel;
    private SpiceDbCopy spiceDb;

    @BeforeEach
    void forgetEverything() {
        DATABASE.clear();
        channel = new SpiceDbChannel(SPICEDB.settings());
        spiceDb = new SpiceDbCopy(channel, PATIENCE);
        spiceDb.writeSchema();
        delete("group");
        delete("replay");
    }

    @AfterEach
    void close() {
        channel.close();
    }

    @Test
    void anEmptyServerLearnsTheWholeRecord() throws Exception {
        var members = members(2_500);
        recorded.add(members);

        var complete = replay(spiceDb).run();

        assertThat(complete).isTrue();
        assertThat(spiceDb.isComplete()).isTrue();
        assertThat(known()).isEqualTo(texts(members));
    }

    @Test
    void aServerThatKnowsEverythingIsToldNothing() throws Exception {
        replay(spiceDb).run();
        recorded.add(members(1));

        var complete = replay(spiceDb).run();

        assertThat(complete).isTrue();
        assertThat(known()).as("later changes are the applier's").isEmpty();
    }

    @Test
    void aServerThatForgetsIsToldAgain() throws Exception {
        recorded.add(members(3));
        replay(spiceDb).run();
        var replay = replay(new SpiceDbCopy(channel));

        SPICEDB.stop();
        assertThatThrownBy(replay::run).isInstanceOf(ProblemException.class);
        SPICEDB.start();
        untilComplete(replay);

        assertThat(known()).hasSize(3);
    }

    @Test
    void whatIsTakenAwayMeanwhileIsNotBroughtBack() throws Exception {
        var members = members(1_500);
        recorded.add(members);
        var leaves = members.getFirst();
        var joins = new Relation(CREW, "owner", ResourceRef.of(new UserId("late")));
        var meddled = new AtomicInteger();
        var copy =
                new PassingOn(spiceDb) {
                    @Override
                    public void fill(Fence known, List<Relation> relations) {
                        if (meddled.getAndIncrement() == 0) {
                            // Committed after it was read here, and applied by somebody else before
                            // it is written here.
                            recorded.remove(List.of(leaves));
                            recorded.add(List.of(joins));
                            spiceDb.apply(
                                    known,
                                    List.of(new RelationChange(1, List.of(joins), List.of(leaves))),
                                    PATIENCE);
                        }
                        super.fill(known, relations);
                    }
                };

        replay(copy).run();

        assertThat(known())
                .hasSize(1_500)
                .contains(joins.toString())
                .doesNotContain(leaves.toString());
    }

    @Test
    void anAttemptThatFailsGoesOnWhereItStopped() throws Exception {
        recorded.add(members(12_000));
        var told = new AtomicInteger();
        var copy =
                new PassingOn(spiceDb) {
                    @Override
                    public void fill(Fence known, List<Relation> relations) {
                        if (told.incrementAndGet() == 7) {
                            throw new Problem.Unavailable("it").asException();
                        }
                        super.fill(known, relations);
                    }
                };
        var replay = replay(copy);

        assertThatThrownBy(replay::run).isInstanceOf(ProblemException.class);
        var complete = replay.run();

        assertThat(complete).isTrue();
        assertThat(known()).hasSize(12_000);
        assertThat(told).as("twelve batches, those of the second page twice").hasValue(17);
    }

    @Test
    void aServerThatForgetsInTheMiddleIsToldFromTheBeginning() throws Exception {
        recorded.add(members(3_000));
        var told = new AtomicInteger();
        var copy =
                new PassingOn(spiceDb) {
                    @Override
                    public void fill(Fence known, List<Relation> relations) {
                        if (told.incrementAndGet() == 2) {
                            SPICEDB.stop();
                            SPICEDB.start();
                        }
                        super.fill(known, relations);
                    }
                };

        untilComplete(replay(copy));

        assertThat(known()).hasSize(3_000);
    }

    @Test
    void ofSeveralReplicasOneReplays() throws Exception {
        recorded.add(members(2_000));
        var told = new AtomicInteger();
        var replicas = new ArrayList<Callable<Boolean>>();
        for (int at = 0; at < 4; at++) {
            var replay =
                    replay(
                            new PassingOn(spiceDb) {
                                @Override
                                public void writeSchema() {
                                    told.incrementAndGet();
                                    super.writeSchema();
                                }
                            });
            replicas.add(replay::run);
        }

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(replicas);
        }

        assertThat(told).hasValue(1);
        assertThat(known()).hasSize(2_000);
        assertThat(spiceDb.isComplete()).isTrue();
    }

    private static void untilComplete(Replay replay) throws InterruptedException {
        for (int attempt = 0; attempt < 200; attempt++) {
            try {
                if (replay.run()) {
                    return;
                }
            } catch (ProblemException _) {
                // As the task does: again.
            }
        }
        throw new AssertionError("the replay does not come to an end");
    }

    private Replay replay(RelationCopy copy) {
        return new Replay(
                record(),
                copy,
                DATABASE.turns(),
                InstantSource.system(),
                new ReplayMetrics(new SimpleMeterRegistry()));
    }

    private RelationRecord record() {
        return recorded.record();
    }

    private static List<Relation> members(int count) {
        return IntStream.range(0, count)
                .mapToObj(at -> ResourceRef.of(new UserId("member-" + at)))
                .map(member -> new Relation(CREW, "viewer", member))
                .toList();
    }

    private static Set<String> texts(List<Relation> relations) {
        var texts = new HashSet<String>();
        relations.forEach(relation -> texts.add(relation.toString()));
        return texts;
    }

    private void delete(String resourceType) {
        var request =
                DeleteRelationshipsRequest.newBuilder()
                        .setRelationshipFilter(
                                RelationshipFilter.newBuilder().setResourceType(resourceType))
                        .build();
        channel.ask(
                PermissionsServiceGrpc::newBlockingStub,
                PATIENCE,
                client -> client.deleteRelationships(request));
    }

    /// What SpiceDB says that it knows of groups.
    private Set<String> known() {
        var request =
                ReadRelationshipsRequest.newBuilder()
                        .setConsistency(Consistency.newBuilder().setFullyConsistent(true))
                        .setRelationshipFilter(
                                RelationshipFilter.newBuilder().setResourceType("group"))
                        .build();
        var known = new HashSet<String>();
        channel.ask(
                        PermissionsServiceGrpc::newBlockingStub,
                        PATIENCE,
                        client -> client.readRelationships(request))
                .forEachRemaining(answer -> {
                    var relation = answer.getRelationship();
                    known.add(
                            "%s:%s#%s@%s:%s"
                                    .formatted(
                                            relation.getResource().getObjectType(),
                                            relation.getResource().getObjectId(),
                                            relation.getRelation(),
                                            relation.getSubject().getObject().getObjectType(),
                                            relation.getSubject().getObject().getObjectId()));
                });
        return known;
    }
}
