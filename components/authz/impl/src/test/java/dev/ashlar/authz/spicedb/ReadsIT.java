package dev.ashlar.authz.spicedb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.authz.Access;
import dev.ashlar.authz.Reads;
import dev.ashlar.authz.Relation;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.ResourceType;
import dev.ashlar.authz.Seen;
import dev.ashlar.authz.Standing;
import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Email;
import dev.ashlar.kernel.Profile;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.UserId;
import dev.ashlar.testkit.CountingIds;
import dev.ashlar.testkit.Patiently;
import dev.ashlar.testkit.TestDatabase;
import dev.ashlar.testkit.TestSpiceDb;
import dev.ashlar.testkit.spicedb.SpiceDbGate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@SuppressWarnings("NullAway.Init")
class ReadsIT {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();
    @RegisterExtension static final TestSpiceDb SPICEDB = TestSpiceDb.store();

    private static final ResourceRef CREW =
            ResourceRef.of(ResourceType.GROUP, CountingIds.number(1));
    private static final ResourceRef ENGINE =
            ResourceRef.of(ResourceType.PROJECT, CountingIds.number(2));
    private static final ResourceRef DIARY =
            ResourceRef.of(ResourceType.PROJECT, CountingIds.number(3));
    private static final Profile PROFILE =
            new Profile(new Email("somebody@example.org"), null, null, null);
    private static final Caller.User ADA = new Caller.User(new UserId("ada"), PROFILE);
    private static final Caller.Admin ROOT = new Caller.Admin(new UserId("root"), PROFILE);
    private static final Caller.Anonymous VISITOR = new Caller.Anonymous("ada");

    private SpiceDbGate gate;
    private Replica replica;

    @BeforeEach
    void begin() {
        DATABASE.clear();
        gate = new SpiceDbGate(SPICEDB);
        gate.leadTo(SPICEDB.key() + "/" + System.nanoTime());
        replica = new Replica(DATABASE, Replica.settings(gate.host(), gate.port(), "any"));
        replica.fillNothing();
    }

    @AfterEach
    void end() {
        replica.close();
        gate.close();
    }

    @Test
    void byTheIndexNothingIsAsked() {
        var access = replica.access(Reads.INDEX);
        gate.shut();

        assertThat(access.sight(ADA, ResourceType.PROJECT).only()).isNull();
        assertThat(access.sight(ADA).subject()).isEqualTo("user:ada");
        assertThat(access.sight(VISITOR).subject()).isEqualTo("anonymous_user:*");
        assertThat(access.sight(ROOT).subject()).isEqualTo("platform:renku");
        assertThat(access.standing(ADA, seen(ENGINE, Standing.EDITOR))).isEqualTo(Standing.EDITOR);
    }

    @ParameterizedTest
    @EnumSource(names = {"SPICEDB", "VERIFY"})
    void aListHasWhatSpiceDbAllows(Reads reads) {
        var access = replica.access(reads);
        replica.add(
                member(CREW, Role.VIEWER),
                Relation.inNamespace(ENGINE, CREW),
                Relation.onPlatform(DIARY));
        replica.change(Relation.visibleToEverybody(CREW), List.of());

        assertThat(access.sight(ADA, ResourceType.PROJECT).only()).containsExactly(ENGINE.id());
        assertThat(access.sight(ADA, ResourceType.GROUP).only()).containsExactly(CREW.id());
        assertThat(access.sight(VISITOR, ResourceType.PROJECT).only()).isEmpty();
        assertThat(access.sight(VISITOR, ResourceType.GROUP).only()).containsExactly(CREW.id());
        assertThat(access.sight(ROOT, ResourceType.PROJECT).only()).isNull();
        assertThat(replica.observations.disagreements()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"SPICEDB", "VERIFY"})
    void aThingIsSeenAsSpiceDbAllows(Reads reads) {
        var access = replica.access(reads);
        replica.add(member(CREW, Role.EDITOR), Relation.inNamespace(ENGINE, CREW));

        assertThat(standing(access, ADA, CREW)).isEqualTo(Standing.EDITOR);
        assertThat(standing(access, ADA, ENGINE)).isEqualTo(Standing.EDITOR);
        assertThat(access.open(VISITOR, Optional.of(seen(ENGINE, Standing.NONE)))).isEmpty();
        replica.change(List.of(member(CREW, Role.VIEWER)), List.of(member(CREW, Role.EDITOR)));
        assertThat(standing(access, ADA, CREW)).isEqualTo(Standing.VIEWER);
        assertThat(standing(access, ADA, ENGINE)).isEqualTo(Standing.VIEWER);
        replica.change(Relation.visibleToEverybody(ENGINE), List.of(member(CREW, Role.VIEWER)));
        assertThat(standing(access, ADA, CREW)).isEqualTo(Standing.NONE);
        assertThat(standing(access, ADA, ENGINE)).isEqualTo(Standing.PUBLIC);
        assertThat(standing(access, VISITOR, ENGINE)).isEqualTo(Standing.PUBLIC);
        assertThat(replica.observations.disagreements()).isZero();
    }

    @Test
    void whatWasFoundBeforeAChangeIsNoDisagreement() {
        var access = replica.access(Reads.VERIFY);
        replica.add(member(ENGINE, Role.OWNER));

        assertThat(access.standing(ADA, seen(ENGINE, Standing.NONE))).isEqualTo(Standing.OWNER);
        assertThat(replica.observations.disagreements()).isZero();
    }

    @Test
    void changesOfOthersMeanwhileAreNoDisagreement() throws Exception {
        var access = replica.access(Reads.VERIFY);
        var stop = new AtomicBoolean();
        var other = new Replica(DATABASE, Replica.settings(gate.host(), gate.port(), "any"));
        var things =
                IntStream.range(10, 30)
                        .mapToObj(CountingIds::number)
                        .map(id -> ResourceRef.of(ResourceType.PROJECT, id))
                        .toList();
        var changing =
                Thread.startVirtualThread(() -> {
                    while (!stop.get()) {
                        for (var thing : things) {
                            other.add(member(thing, Role.VIEWER));
                        }
                        for (var thing : things) {
                            other.remove(member(thing, Role.VIEWER));
                        }
                    }
                });

        try {
            for (int round = 0; round < 50; round++) {
                var thing = things.get(round % things.size());
                Patiently.run(() -> access.sight(ADA, ResourceType.PROJECT));
                Patiently.run(() -> standing(access, ADA, thing));
            }
        } finally {
            stop.set(true);
            changing.join();
            other.close();
        }

        assertThat(replica.observations.disagreements()).isZero();
    }

    @Test
    void whatTheIndexShowsWithoutRightIsCountedAndNotShown() {
        var access = replica.access(Reads.VERIFY);
        replica.add(member(DIARY, Role.OWNER), Relation.onPlatform(ENGINE));
        plant("UPDATE authz.things SET public = true WHERE id = ?", ENGINE.id());
        plant(
                """
                INSERT INTO authz.relations
                    (resource_type, resource_id, relation, subject_type, subject_id)
                VALUES ('project', ?, 'viewer', 'user', 'ada')
                """,
                ENGINE.id());

        assertThat(access.sight(ADA, ResourceType.PROJECT).only()).containsExactly(DIARY.id());
        assertThat(replica.observations.disagreements()).isEqualTo(1);
        assertThat(standing(access, ADA, ENGINE)).isEqualTo(Standing.NONE);
        assertThat(replica.observations.disagreements()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"SPICEDB", "VERIFY"})
    void withoutSpiceDbNothingIsShown(Reads reads) {
        var access = replica.access(reads);
        gate.shut();

        assertThatThrownBy(() -> access.sight(ADA, ResourceType.PROJECT))
                .hasMessageContaining("does not answer");
        assertThatThrownBy(() -> access.standing(ADA, seen(ENGINE, Standing.OWNER)))
                .hasMessageContaining("does not answer");
        assertThat(access.standing(ROOT, seen(ENGINE, Standing.OWNER))).isEqualTo(Standing.OWNER);
    }

    /// As a store finds it.
    private Standing standing(Access access, Caller caller, ResourceRef thing) {
        var subject = access.sight(caller).subject();
        var level =
                DATABASE.sql()
                        .one(
                                "SELECT level FROM authz.standing(?, ?, ?)",
                                row -> row.integer("level"),
                                subject,
                                thing.type().schemaName(),
                                thing.id())
                        .orElseThrow();
        return access.standing(caller, seen(thing, Standing.of(level)));
    }

    private static Seen<String> seen(ResourceRef thing, Standing standing) {
        return new Seen<>("it", thing, standing);
    }

    private static void plant(String statement, String id) {
        var _ = DATABASE.unitOfWork().run(() -> DATABASE.sql().change(statement, id));
    }

    private static Relation member(ResourceRef thing, Role role) {
        return Relation.membership(thing, ADA.id(), role);
    }
}
