package dev.ashlar.authz.spicedb;

import static dev.ashlar.authz.Permission.CHANGE_MEMBERSHIP;
import static dev.ashlar.authz.Permission.DELETE;
import static dev.ashlar.authz.Permission.READ;
import static dev.ashlar.authz.Permission.READ_CHILDREN;
import static dev.ashlar.authz.Permission.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.authz.Access;
import dev.ashlar.authz.Grants;
import dev.ashlar.authz.Permission;
import dev.ashlar.authz.Relation;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.ResourceType;
import dev.ashlar.authz.Right;
import dev.ashlar.authz.ports.AccessContract;
import dev.ashlar.authz.ports.Observations.Outcome;
import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Email;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.Profile;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.UserId;
import dev.ashlar.testkit.CountingIds;
import dev.ashlar.testkit.Patiently;
import dev.ashlar.testkit.Soonest;
import dev.ashlar.testkit.TestDatabase;
import dev.ashlar.testkit.TestSpiceDb;
import dev.ashlar.testkit.spicedb.Hold.Where;
import dev.ashlar.testkit.spicedb.SpiceDbGate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@SuppressWarnings("NullAway.Init")
class SpiceDbAccessIT extends AccessContract {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();
    @RegisterExtension static final TestSpiceDb SPICEDB = TestSpiceDb.store();

    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final Duration AT_ONCE = Duration.ofMillis(800);
    private static final ResourceRef CREW =
            ResourceRef.of(ResourceType.GROUP, CountingIds.number(1));
    private static final ResourceRef ENGINE =
            ResourceRef.of(ResourceType.PROJECT, CountingIds.number(2));
    private static final Profile PROFILE =
            new Profile(new Email("somebody@example.org"), null, null, null);
    private static final Problem REFUSED = Problem.Forbidden.insufficientPermissions();

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

    @Override
    protected Access access() {
        return replica.access;
    }

    @Override
    protected void makeEditor(UserId user, ResourceRef thing) {
        replica.add(Relation.membership(thing, user, Role.EDITOR));
    }

    @Override
    protected void goAway() {
        gate.shut();
    }

    @Test
    void whoHasARoleMayDoWhatItAllowsAndNothingElse() {
        replica.add(member(CREW, "ada", Role.EDITOR), Relation.inNamespace(ENGINE, CREW));

        var grants = ask(user("ada"), WRITE, DELETE, CHANGE_MEMBERSHIP, READ);

        assertThat(allowed(grants)).containsExactly(READ, WRITE);
        assertThat(replica.access.require(user("ada"), WRITE, ENGINE, REFUSED).thing())
                .isEqualTo(ENGINE);
        assertThatThrownBy(() -> replica.access.require(user("ada"), DELETE, ENGINE, REFUSED))
                .hasMessage(REFUSED.message());
    }

    @Test
    void aStrangerAndAVisitorSeeWhatEverybodySees() {
        replica.change(Relation.visibleToEverybody(ENGINE), List.of());

        assertThat(allowed(ask(user("grace"), READ, WRITE))).containsExactly(READ);
        assertThat(allowed(ask(new Caller.Anonymous("x"), READ, WRITE))).containsExactly(READ);
    }

    @Test
    void rightsOnWhatDoesNotExistAreNobodysExceptAnAdministrators() {
        assertThat(allowed(ask(user("ada"), READ))).isEmpty();
        assertThat(allowed(ask(admin("root"), READ, DELETE))).containsExactly(READ, DELETE);
        assertThat(allowed(ask(new Caller.Service("job"), DELETE))).containsExactly(DELETE);
    }

    @Test
    void aTokenWithoutTheRoleIsNoAdministratorWhateverRelationsSay() {
        replica.add(
                new Relation(ResourceRef.PLATFORM, "admin", ResourceRef.of(new UserId("root"))),
                Relation.onPlatform(CREW),
                Relation.onPlatform(ENGINE),
                Relation.inNamespace(ENGINE, CREW));

        assertThat(allowed(ask(user("root"), Permission.values()))).isEmpty();
        assertThat(allowed(ask(admin("root"), DELETE))).containsExactly(DELETE);
    }

    @Test
    void whatWasTakenAwayIsRefusedAtOnce() {
        for (int round = 0; round < 20; round++) {
            replica.add(member(ENGINE, "ada", Role.OWNER));
            assertThat(allowed(ask(user("ada"), DELETE))).containsExactly(DELETE);

            replica.remove(member(ENGINE, "ada", Role.OWNER));
            assertThat(allowed(ask(user("ada"), DELETE))).isEmpty();
        }
    }

    @Test
    void whatACrashLeftBehindIsAppliedByTheNextCheck() {
        var other = new Replica(DATABASE, Replica.settings(gate.host(), gate.port(), "any"));
        replica.add(member(ENGINE, "ada", Role.OWNER));
        gate.shut();
        replica.remove(member(ENGINE, "ada", Role.OWNER));
        assertThat(replica.pending.any()).isTrue();
        gate.open();

        var grants =
                Patiently.get(
                        () -> other.access.ask(user("ada"), List.of(new Right(DELETE, ENGINE))));

        assertThat(grants.has(DELETE, ENGINE)).isFalse();
        assertThat(replica.pending.any()).isFalse();
        other.close();
    }

    @Test
    void withoutSpiceDbNothingIsDecidedAndNobodyWaits() {
        ask(user("ada"), READ);
        gate.shut();

        for (var caller : List.of(user("ada"), admin("root"), new Caller.Anonymous("x"))) {
            assertThat(Soonest.of(AT_ONCE, () -> assertThatNothingIsDecided(caller)))
                    .isLessThan(AT_ONCE);
        }
        var checks = replica.observations.checks();
        assertThat(checks).first().isEqualTo(Outcome.ANSWERED);
        assertThat(checks.subList(1, checks.size()))
                .hasSizeGreaterThanOrEqualTo(3)
                .containsOnly(Outcome.UNAVAILABLE);
    }

    @Test
    void aSpiceDbThatDoesNotAnswerIsGivenUpWithinTwoSeconds() {
        replica.close();
        replica = Replica.inAHurry(DATABASE, Replica.settings(gate.host(), gate.port(), "any"));
        gate.hold(Where.BEFORE_IT_IS_ASKED, "CheckBulkPermissions", "");

        assertThat(Soonest.of(LONGEST, () -> assertThatNothingIsDecided(user("ada"))))
                .isLessThan(LONGEST);
    }

    private void assertThatNothingIsDecided(Caller caller) {
        assertThatThrownBy(() -> ask(caller, READ))
                .hasMessageContaining("the authorization service does not answer");
    }

    @Test
    void aSpiceDbThatCameBackEmptyDecidesNothingUntilItKnowsEverything() {
        replica.add(member(ENGINE, "ada", Role.OWNER));
        gate.leadTo(SPICEDB.key() + "/empty" + System.nanoTime());

        assertThatThrownBy(() -> ask(user("ada"), DELETE)).hasMessageContaining("does not answer");
        replica.copy.writeSchema();
        assertThatThrownBy(() -> ask(user("ada"), DELETE)).hasMessageContaining("does not answer");
        var fence = replica.copy.open();
        replica.copy.fill(fence, List.of(member(ENGINE, "ada", Role.OWNER)));
        assertThatThrownBy(() -> ask(admin("root"), DELETE))
                .hasMessageContaining("does not answer");
        replica.copy.complete(fence);

        assertThat(allowed(ask(user("ada"), DELETE))).containsExactly(DELETE);
    }

    @Test
    void aChangeSucceedsWhileSpiceDbIsAwayAndFollowsLater() {
        gate.shut();
        replica.add(member(ENGINE, "ada", Role.OWNER));

        assertThat(replica.observations.failures()).isEqualTo(1);
        assertThat(Soonest.of(LONGEST, replica.applier::applyPending)).isLessThan(LONGEST);
        assertThatThrownBy(replica.relay::applyLeftOvers).hasMessageContaining("does not answer");
        assertThat(replica.observations.backlog().changes()).isEqualTo(1);

        gate.open();
        Patiently.run(replica.relay::applyLeftOvers);

        assertThat(replica.observations.backlog().changes()).isZero();
        assertThat(allowed(ask(user("ada"), DELETE))).containsExactly(DELETE);
    }

    @Test
    void namespacesSayWhoReadsWhatIsInThem() {
        replica.add(member(CREW, "ada", Role.VIEWER));

        var grants =
                replica.access.ask(
                        user("ada"),
                        List.of(new Right(READ_CHILDREN, CREW), new Right(WRITE, CREW)));

        assertThat(grants.has(READ_CHILDREN, CREW)).isTrue();
        assertThat(grants.has(WRITE, CREW)).isFalse();
    }

    private Grants ask(Caller caller, Permission... permissions) {
        return replica.access.ask(
                caller,
                Arrays.stream(permissions)
                        .filter(permission -> permission != Permission.READ_CHILDREN)
                        .filter(permission -> permission != Permission.ADD_LINK)
                        .map(permission -> new Right(permission, ENGINE))
                        .toList());
    }

    private static List<Permission> allowed(Grants grants) {
        return Stream.of(Permission.values())
                .filter(permission -> grants.has(permission, ENGINE))
                .toList();
    }

    private static Relation member(ResourceRef thing, String name, Role role) {
        return Relation.membership(thing, new UserId(name), role);
    }

    private static Caller.User user(String name) {
        return new Caller.User(new UserId(name), PROFILE);
    }

    private static Caller.Admin admin(String name) {
        return new Caller.Admin(new UserId(name), PROFILE);
    }
}
