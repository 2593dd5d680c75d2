package dev.ashlar.programs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.programs.Change.Kind;
import dev.ashlar.testkit.Proof;
import dev.ashlar.testkit.TestDatabase;
import dev.ashlar.testkit.TestSpiceDb;
import dev.ashlar.testkit.spicedb.SpiceDbGate;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A data API that is killed (kill -9) in the middle of changes and started again. In `make test` all kinds of changes are
/// under way at each kill; by hand (`make prove-crashes ROUNDS=3`) also each by itself, and with a SpiceDB that has
/// forgotten everything meanwhile.
final class CrashesIT {
    private static final Duration MENDED = Proof.limit(Duration.ofSeconds(10));
    private static final int ATTEMPTS = 20;
    private static final Set<Kind> ALL = EnumSet.allOf(Kind.class);

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.withTables();

    @RegisterExtension
    @Order(2)
    static final TestSpiceDb SPICEDB = TestSpiceDb.store();

    @RegisterExtension
    @Order(3)
    static final SpiceDbGate GATE = new SpiceDbGate(SPICEDB);

    private static People people;
    private static Holds holds;
    private static Agreement agreement;
    private static PackagedProgram program;
    private static int words;

    @BeforeAll
    static void begin() throws IOException, SQLException {
        people = new People();
        holds = new Holds(DATABASE.settings());
        agreement = new Agreement(holds, GATE);
        program = start();
        program.awaitReady();
    }

    @AfterAll
    static void end() throws IOException, InterruptedException, SQLException {
        program.close();
        holds.close();
        people.close();
    }

    @ParameterizedTest
    @EnumSource
    void killedThereItAgreesWithItselfInTimeAndHasLostNothing(KillPoint point) throws Exception {
        var rounds = Proof.size(0);
        if (rounds == 0) {
            crash(point, ALL, point == KillPoint.BEFORE_THE_RELATION_WRITE);
            return;
        }
        var proof = Proof.counting(point.toString(), rounds * (ALL.size() + 2));
        for (int round = 0; round < rounds; round++) {
            for (var kind : ALL) {
                crash(point, EnumSet.of(kind), false);
                proof.step();
            }
            for (var forgets : List.of(false, true)) {
                crash(point, ALL, forgets);
                proof.step();
            }
        }
        proof.end();
    }

    private static void crash(KillPoint point, Set<Kind> kinds, boolean spiceDbForgets)
            throws Exception {
        var changes = kill(point, kinds);
        if (spiceDbForgets) {
            GATE.leadTo(SPICEDB.keyOfAnEmptyStore());
        }

        var began = System.nanoTime();
        program = start();
        program.awaitReady();
        var serves = Duration.ofNanos(System.nanoTime() - began);
        program.await(
                () -> agreement.objections().isEmpty(),
                MENDED,
                () -> agreement.objections().toString());
        Proof.say(
                "%s: served after %s, all agreed after %s"
                        .formatted(point, serves, Duration.ofNanos(System.nanoTime() - began)));

        for (var change : changes) {
            var happened = change.look().happened(person("owner"), person("guest"));
            assertThat(point.allows(happened))
                    .as("%s %s: happened is %s", point, change.kind(), happened)
                    .isTrue();
        }
        assertThat(unreachable()).isEmpty();
    }

    private static List<Change> kill(KillPoint point, Set<Kind> kinds) throws Exception {
        var owner = person("owner");
        var guest = person("guest").get("/user").expect(200).field("id");
        var ambush = new Ambush(holds, GATE);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var changes =
                    kinds.stream()
                            .map(kind -> Change.prepare(kind, owner, guest, "word-" + ++words))
                            .toList();
            if (ambush.kill(changes, point, owner, program::close)) {
                return changes;
            }
        }
        throw new IllegalStateException("the changes never came to " + point);
    }

    /// The newest projects that their owner cannot read.
    private static List<String> unreachable() {
        var owner = person("owner");
        return holds.texts("SELECT id FROM project.projects ORDER BY id DESC LIMIT 50").stream()
                .filter(id -> owner.get("/projects/" + id).status() != 200)
                .toList();
    }

    private static Person person(String name) {
        return new Person(program.port(), people.token(name));
    }

    private static PackagedProgram start() throws IOException {
        return PackagedProgram.start("data_api", people.settings(DATABASE.settings(), GATE));
    }
}
