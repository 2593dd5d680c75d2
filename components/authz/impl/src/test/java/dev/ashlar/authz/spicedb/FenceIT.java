package dev.ashlar.authz.spicedb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.authz.Permission;
import dev.ashlar.authz.Relation;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.ResourceType;
import dev.ashlar.authz.Right;
import dev.ashlar.authz.repositories.TablesOfTests;
import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Email;
import dev.ashlar.kernel.Profile;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.UserId;
import dev.ashlar.testkit.CountingIds;
import dev.ashlar.testkit.Patiently;
import dev.ashlar.testkit.TestDatabase;
import dev.ashlar.testkit.TestSpiceDb;
import dev.ashlar.testkit.spicedb.Hold;
import dev.ashlar.testkit.spicedb.Hold.Where;
import dev.ashlar.testkit.spicedb.SpiceDbGate;
import dev.ashlar.testkit.spicedb.SpiceDbReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Two programs on one database and one SpiceDB. `-Dashlar.fence.seconds=60` lets them fight for longer.
@SuppressWarnings("NullAway.Init")
class FenceIT {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();
    @RegisterExtension static final TestSpiceDb SPICEDB = TestSpiceDb.store();

    private static final int THREADS = 8;
    private static final Duration FIGHT =
            Duration.ofSeconds(Long.getLong("ashlar.fence.seconds", 3));
    private static final Profile PROFILE =
            new Profile(new Email("somebody@example.org"), null, null, null);
    private static final ResourceRef CREW =
            ResourceRef.of(ResourceType.GROUP, CountingIds.number(1));

    private String key;
    private SpiceDbGate gate;
    private List<Replica> replicas;

    @BeforeEach
    void begin() {
        DATABASE.clear();
        key = SPICEDB.key() + "/" + System.nanoTime();
        gate = new SpiceDbGate(SPICEDB);
        gate.leadTo(key);
        replicas =
                List.of(
                        new Replica(DATABASE, Replica.settings(gate.host(), gate.port(), "any")),
                        new Replica(
                                DATABASE, Replica.settings(SPICEDB.host(), SPICEDB.port(), key)));
        replicas.getFirst().fillNothing();
    }

    @AfterEach
    void end() {
        replicas.forEach(Replica::close);
        gate.close();
    }

    @Test
    void whoeverChangesTheSameRelationsSpiceDbEndsAsTheTable() throws Exception {
        var fighters = new ArrayList<Callable<Integer>>();
        for (int number = 0; number < THREADS; number++) {
            var random = new Random(number);
            fighters.add(() -> fight(random));
        }

        var changes = runAll(fighters);
        Patiently.run(replicas.getLast().relay::applyLeftOvers);

        assertThat(changes).isGreaterThan(THREADS);
        assertThat(inSpiceDb()).isEqualTo(inTable());
    }

    @Test
    void whoLostARightIsRefusedByTheNextCheckOfEveryProgram() throws Exception {
        var losers = new ArrayList<Callable<Integer>>();
        for (int number = 0; number < THREADS; number++) {
            var caller = new Caller.User(new UserId("user-" + number), PROFILE);
            var random = new Random(number);
            losers.add(() -> gainAndLose(caller, random));
        }

        var rounds = runAll(losers);

        assertThat(rounds).isGreaterThanOrEqualTo(THREADS);
    }

    @Test
    void aWriteWhoseAnswerIsLostIsDoneAgain() {
        try (var first = hurried()) {
            var hold = gate.hold(Where.BEFORE_THE_ANSWER, "WriteRelationships", CREW.id());
            first.add(member(1));
            awaitReached(hold, first);
            hold.drop();
            assertThat(inSpiceDb()).as("it was done").hasSize(1);
            assertThat(first.pending.any()).as("nobody knows").isTrue();

            replicas.getLast().remove(member(1));
            Patiently.run(first.relay::applyLeftOvers);

            assertThat(inSpiceDb()).isEmpty();
            assertThat(first.pending.any()).isFalse();
        }
    }

    @Test
    void whatIsHeldUpDoesNotBringBackWhatOthersTookAway() {
        try (var first = hurried()) {
            var hold = gate.hold(Where.BEFORE_IT_IS_ASKED, "WriteRelationships", CREW.id());
            first.add(member(1));
            awaitReached(hold, first);
            replicas.getLast().remove(member(1));

            hold.release();
            Patiently.run(first.relay::applyLeftOvers);

            assertThat(inSpiceDb()).isEmpty();
        }
    }

    @Test
    void aLargeChangeIsAppliedBeforeItReturns() {
        var members = IntStream.range(0, 13_000).mapToObj(FenceIT::member).toList();

        replicas.getFirst().change(members, List.of());

        assertThat(replicas.getFirst().pending.any()).isFalse();
        assertThat(inSpiceDb()).hasSize(13_000);
    }

    private Replica hurried() {
        return Replica.inAHurry(DATABASE, Replica.settings(gate.host(), gate.port(), "any"));
    }

    /// Where the machine is busy, time may have been over before the call came to the gate: then it is made again.
    private static void awaitReached(Hold hold, Replica replica) {
        var end = Instant.now().plus(Duration.ofMinutes(1));
        while (hold.reached() == 0 && Instant.now().isBefore(end)) {
            replica.applier.applyPending();
        }
        assertThat(hold.reached()).isPositive();
    }

    private int fight(Random random) {
        var until = Instant.now().plus(FIGHT);
        int changes = 0;
        while (Instant.now().isBefore(until)) {
            var replica = replicas.get(random.nextInt(replicas.size()));
            var relation = member(random.nextInt(6));
            if (random.nextBoolean()) {
                replica.add(relation);
            } else {
                replica.remove(relation);
            }
            changes++;
        }
        return changes;
    }

    /// A check that cannot be decided is tried again; one that is answered must be right.
    private int gainAndLose(Caller.User caller, Random random) {
        var role = Relation.membership(CREW, caller.id(), Role.OWNER);
        var until = Instant.now().plus(FIGHT);
        int rounds = 0;
        do {
            replicas.get(random.nextInt(replicas.size())).add(role);
            assertThat(mayDelete(caller, random)).isTrue();
            replicas.get(random.nextInt(replicas.size())).remove(role);
            assertThat(mayDelete(caller, random)).isFalse();
            rounds++;
        } while (Instant.now().isBefore(until));
        return rounds;
    }

    private boolean mayDelete(Caller.User caller, Random random) {
        return Patiently.get(() ->
                replicas.get(random.nextInt(replicas.size()))
                        .access
                        .ask(caller, List.of(new Right(Permission.DELETE, CREW)))
                        .has(Permission.DELETE, CREW));
    }

    private static int runAll(List<Callable<Integer>> tasks) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int sum = 0;
            for (var task : threads.invokeAll(tasks)) {
                sum += task.get();
            }
            return sum;
        }
    }

    private static Relation member(int number) {
        return Relation.membership(CREW, new UserId("member-" + number), Role.VIEWER);
    }

    private Set<String> inSpiceDb() {
        try (var reader = new SpiceDbReader(SPICEDB.host(), SPICEDB.port())) {
            return reader.relations(key);
        }
    }

    private static Set<String> inTable() {
        var texts = new TreeSet<String>();
        new TablesOfTests(DATABASE)
                .record()
                .after(null, 1_000)
                .forEach(relation -> texts.add(relation.toString()));
        return texts;
    }
}
