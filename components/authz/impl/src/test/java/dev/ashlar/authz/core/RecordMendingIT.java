package dev.ashlar.authz.core;

import static dev.ashlar.authz.ResourceType.GROUP;
import static dev.ashlar.authz.ResourceType.PROJECT;
import static dev.ashlar.authz.ResourceType.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.authz.Relation;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.repositories.RecordOfTests;
import dev.ashlar.authz.repositories.SurveyOfTests;
import dev.ashlar.jobs.RunEnds;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.UserId;
import dev.ashlar.testkit.CountingIds;
import dev.ashlar.testkit.CountingRun;
import dev.ashlar.testkit.TestDatabase;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RecordMendingIT {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();

    private static final ResourceRef CREW = ResourceRef.of(GROUP, CountingIds.number(1));
    private static final ResourceRef SHIP = ResourceRef.of(PROJECT, CountingIds.number(2));
    private static final ResourceRef WRECK = ResourceRef.of(PROJECT, CountingIds.number(3));
    private static final UserId ADA = new UserId("ada");
    private static final UserId GONE = new UserId("gone");

    private final RecordOfTests record = new RecordOfTests(DATABASE);
    private final ThingsOfTests users = new ThingsOfTests(USER, Set.of());
    private final ThingsOfTests projects =
            new ThingsOfTests(
                    PROJECT, Set.of("project_platform", "project_namespace", "public_viewer"));
    private final RecordMending mending =
            new RecordMending(
                    List.of(users, projects),
                    SurveyOfTests.of(DATABASE),
                    record.relations(),
                    DATABASE.unitOfWork());

    @BeforeEach
    void aShipOfAda() {
        DATABASE.clear();
        users.rows.put(ADA.value(), Set.of());
        projects.rows.put(SHIP.id(), due(SHIP));
        record.add(List.copyOf(due(SHIP)));
        record.add(List.of(Relation.membership(SHIP, ADA, Role.OWNER)));
    }

    @Test
    void whatIsRightIsLeftAlone() {
        var run = mended();

        assertThat(run.looked()).isEqualTo(1);
        assertThat(run.changed()).isZero();
        assertThat(run.failures()).isEmpty();
        assertThat(projects.mended).isEmpty();
    }

    @Test
    void relationsThatAreMissingAreAddedAndTheThingHearsOfIt() {
        record.remove(List.of(Relation.onPlatform(SHIP)));

        var run = mended();

        assertThat(run.changed()).isEqualTo(1);
        assertThat(standing()).containsAll(due(SHIP));
        assertThat(projects.mended).containsExactly(SHIP.id());
        assertThat(mended().changed()).isZero();
    }

    @Test
    void relationsThatFollowFromNoRowAreTakenAwayAndRolesStay() {
        record.add(Relation.visibleToEverybody(SHIP));
        record.add(
                List.of(Relation.inNamespace(SHIP, ResourceRef.of(GROUP, CountingIds.number(9)))));

        var run = mended();

        assertThat(run.changed()).isEqualTo(1);
        var expected = new HashSet<>(due(SHIP));
        expected.add(Relation.membership(SHIP, ADA, Role.OWNER));
        assertThat(standing()).isEqualTo(expected);
    }

    @Test
    void allRelationsOfWhatIsGoneAreRemovedOnEitherSide() {
        record.add(List.copyOf(due(WRECK)));
        record.add(
                List.of(
                        Relation.membership(WRECK, ADA, Role.OWNER),
                        Relation.membership(SHIP, GONE, Role.EDITOR)));

        var run = mended();

        assertThat(run.changed()).isEqualTo(2);
        assertThat(standing())
                .contains(Relation.membership(SHIP, ADA, Role.OWNER))
                .allMatch(relation -> relation.resource().equals(SHIP))
                .noneMatch(relation -> relation.subject().id().equals(GONE.value()));
        assertThat(mended().changed()).isZero();
    }

    @Test
    void whatOthersRemovedInTheMeantimeIsNotCounted() {
        record.add(List.of(Relation.membership(SHIP, GONE, Role.EDITOR)));
        users.beforeHolding =
                () ->
                        CompletableFuture.runAsync(() ->
                                        record.remove(
                                                List.of(
                                                        Relation.membership(
                                                                SHIP, GONE, Role.EDITOR))))
                                .join();

        var run = mended();

        assertThat(run.looked()).isEqualTo(2);
        assertThat(run.changed()).isZero();
    }

    @Test
    void whatEverybodySeesIsNoRelationOfSomebodyWhoIsGone() {
        projects.rows.put(SHIP.id(), shown());
        record.add(Relation.visibleToEverybody(SHIP));

        var run = mended();

        assertThat(run.changed()).isZero();
    }

    @Test
    void oneThatCannotBeMendedIsNamedAndTheOthersAreMended() {
        IntStream.range(100, 110).forEach(this::addRowWithoutRelations);
        projects.cannotBeHeld.add(CountingIds.number(105).value());

        var run = mended();

        assertThat(run.changed()).isEqualTo(9);
        assertThat(run.failures())
                .containsExactly(
                        "project:%s: Somebody holds it.".formatted(CountingIds.number(105)));
    }

    @Test
    void whatIsNotOnTheFirstPageIsFoundToo() {
        IntStream.range(1_000, 1_000 + RecordMending.PAGE + 5)
                .forEach(this::addRowWithoutRelations);

        var run = mended();

        assertThat(run.changed()).isEqualTo(RecordMending.PAGE + 5);
        assertThat(mended().changed()).isZero();
    }

    @Test
    void aRunThatEndsLeavesTheRestForTheNext() {
        IntStream.range(100, 100 + RecordMending.HELD + 5).forEach(this::addRowWithoutRelations);
        var interrupted = new CountingRun().endingAfter(2);

        assertThatThrownBy(() -> mending.mend(interrupted)).isInstanceOf(RunEnds.class);

        assertThat(interrupted.changed()).isEqualTo(RecordMending.HELD);
        assertThat(mended().changed()).isEqualTo(5);
    }

    private void addRowWithoutRelations(int number) {
        var project = ResourceRef.of(PROJECT, CountingIds.number(number));
        projects.rows.put(project.id(), due(project));
    }

    private CountingRun mended() {
        var run = new CountingRun();
        mending.mend(run);
        return run;
    }

    private Set<Relation> standing() {
        return Set.copyOf(record.record().after(null, 10_000));
    }

    private static Set<Relation> due(ResourceRef project) {
        return Set.of(Relation.onPlatform(project), Relation.inNamespace(project, CREW));
    }

    private static Set<Relation> shown() {
        var relations = new HashSet<>(due(SHIP));
        relations.addAll(Relation.visibleToEverybody(SHIP));
        return relations;
    }
}
