package dev.ashlar.namespace.core;

import static dev.ashlar.namespace.NamespaceFixtures.ADA;
import static dev.ashlar.namespace.NamespaceFixtures.ADMIN;
import static dev.ashlar.namespace.NamespaceFixtures.ALAN;
import static dev.ashlar.namespace.NamespaceFixtures.GRACE;
import static dev.ashlar.namespace.NamespaceFixtures.NOON;
import static dev.ashlar.namespace.NamespaceFixtures.caller;
import static dev.ashlar.namespace.core.GroupsHouse.FLIGHTS;
import static dev.ashlar.namespace.core.GroupsHouse.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.authz.Standing;
import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.Slug;
import dev.ashlar.namespace.Group;
import dev.ashlar.namespace.GroupDraft;
import dev.ashlar.namespace.GroupEvent.GroupAdded;
import dev.ashlar.namespace.GroupEvent.GroupMemberAdded;
import dev.ashlar.namespace.GroupEvent.GroupRemoved;
import dev.ashlar.namespace.GroupEvent.GroupUpdated;
import dev.ashlar.namespace.GroupPatch;
import dev.ashlar.testkit.CountingIds;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GroupServiceTest {
    private static final PageRequest FIRST = new PageRequest(1, 20);
    private static final Caller VISITOR = new Caller.Anonymous("visitor");

    private final GroupsHouse house = new GroupsHouse();

    @Test
    void whoMakesAGroupOwnsItAndEverybodySeesIt() {
        var made =
                house.groups.create(
                        caller(ADA), new GroupDraft("Flights", FLIGHTS, "Who flies when"));

        assertThat(made)
                .isEqualTo(
                        new Group(
                                CountingIds.number(1),
                                FLIGHTS,
                                "Flights",
                                "Who flies when",
                                ADA,
                                NOON));
        assertThat(house.relations.standing())
                .containsExactlyInAnyOrder(
                        made.ref() + "#owner@user:ada-id",
                        made.ref() + "#public_viewer@user:*",
                        made.ref() + "#public_viewer@anonymous_user:*",
                        made.ref() + "#group_platform@platform:renku");
        assertThat(house.outbox.events())
                .containsExactly(
                        new GroupAdded(
                                made.id().value(), "Flights", "Who flies when", "flights", NOON),
                        new GroupMemberAdded(made.id(), ADA, Role.OWNER, NOON));
    }

    @Test
    void whoIsNoUserBecomesOneByMakingAGroup() {
        var made = house.groups.create(caller(GRACE), new GroupDraft("Flights", FLIGHTS, ""));

        assertThat(house.enrolled).containsExactly(GRACE);
        assertThat(made.createdBy()).isEqualTo(GRACE);
        assertThat(made.description()).isNull();
    }

    @Test
    void aTakenSlugIsAConflictThatLeavesNothingBehind() {
        house.flights();
        var before = house.outbox.events();

        var refusal =
                refusalOf(() ->
                        house.groups.create(caller(ADA), new GroupDraft("Other", FLIGHTS, null)));

        assertThat(refusal).isInstanceOf(Problem.Conflict.class);
        assertThat(refusal.detail()).isNull();
        assertThat(house.outbox.events()).isEqualTo(before);
    }

    @Test
    void nothingIsMadeWhileRightsCannotTakeEffect() {
        house.access.goAway();

        assertThat(refusalOf(house::flights)).isInstanceOf(Problem.Unavailable.class);
        assertThat(house.groups.list(VISITOR, false, FIRST).total()).isZero();
    }

    @Test
    void everybodyFindsAGroupAndOnlyMembersHaveItInTheirList() {
        var made = house.flights();

        assertThat(house.groups.get(VISITOR, FLIGHTS)).isEqualTo(made);
        assertThat(house.groups.list(VISITOR, false, FIRST).items()).containsExactly(made);
        assertThat(house.groups.list(caller(ADA), true, FIRST).items()).containsExactly(made);
        assertThat(house.groups.list(caller(GRACE), true, FIRST).items()).isEmpty();
        assertThat(house.groups.list(VISITOR, true, FIRST).items()).isEmpty();
        assertThat(house.groups.list(ADMIN, true, FIRST).items()).isEmpty();
        assertThat(refusalOf(() -> house.groups.get(VISITOR, new Slug("ships"))))
                .isEqualTo(
                        new Problem.NotFound(
                                "The group ships does not exist or you do not have access to it."));
    }

    @Test
    void whatOneMayDoFollowsFromOnesRole() {
        house.flights();

        assertThat(house.groups.standing(caller(ADA), FLIGHTS)).isEqualTo(Standing.OWNER);
        assertThat(house.groups.standing(ADMIN, FLIGHTS)).isEqualTo(Standing.OWNER);
        assertThat(house.groups.standing(caller(GRACE), FLIGHTS)).isEqualTo(Standing.PUBLIC);
        assertThat(house.groups.standing(VISITOR, FLIGHTS)).isEqualTo(Standing.PUBLIC);
        assertThat(refusalOf(() -> house.groups.standing(VISITOR, new Slug("ships"))))
                .isInstanceOf(Problem.NotFound.class);
    }

    @Test
    void aChangeIsWrittenAndAnnouncedWhole() {
        var made = house.flights();
        house.clock.advance(Duration.ofHours(1));

        var changed =
                house.groups.change(
                        caller(ADA), FLIGHTS, new GroupPatch(null, new Slug("planes"), "All"));

        assertThat(changed)
                .isEqualTo(new Group(made.id(), new Slug("planes"), "Flights", "All", ADA, NOON));
        assertThat(house.groups.get(VISITOR, FLIGHTS)).isEqualTo(changed);
        assertThat(house.eventsAfter(2))
                .containsExactly(
                        new GroupUpdated(
                                made.id().value(),
                                "Flights",
                                "All",
                                "planes",
                                NOON.plus(Duration.ofHours(1))));
    }

    @Test
    void whatIsInAGroupIsHeldWhileItsSlugChangesAndOnlyThen() {
        var made = house.flights();

        house.groups.change(caller(ADA), FLIGHTS, new GroupPatch("Planes", null, null));
        assertThat(house.contents.held).isEmpty();
        house.groups.change(caller(ADA), FLIGHTS, new GroupPatch(null, new Slug("planes"), null));
        assertThat(house.contents.held).containsExactly(made.id());
    }

    @Test
    void aChangeThatChangesNothingIsNotAnnounced() {
        var made = house.flights();

        var same =
                house.groups.change(caller(ADA), FLIGHTS, new GroupPatch("Flights", FLIGHTS, ""));
        house.groups.change(caller(ADA), FLIGHTS, new GroupPatch(null, null, null));

        assertThat(same).isEqualTo(made);
        assertThat(house.eventsAfter(2)).isEmpty();
    }

    @Test
    void changingByAFormerSlugIsRefusedWithTheLatestOne() {
        house.flights();
        house.groups.change(caller(ADA), FLIGHTS, new GroupPatch(null, new Slug("planes"), null));
        var patch = new GroupPatch("New", null, null);

        var change = refusalOf(() -> house.groups.change(caller(ADA), FLIGHTS, patch));
        var delete = refusalOf(() -> house.groups.delete(caller(ADA), FLIGHTS));

        assertThat(change).isInstanceOf(Problem.Conflict.class).isEqualTo(delete);
        assertThat(change.detail()).isEqualTo("The latest slug of the group is planes");
    }

    @Test
    void whoDoesNotOwnAGroupNeitherChangesNorDeletesIt() {
        var made = house.flights();
        var patch = new GroupPatch("New", null, null);

        assertThat(refusalOf(() -> house.groups.change(caller(ALAN), FLIGHTS, patch)))
                .isInstanceOf(Problem.NotFound.class);
        assertThat(refusalOf(() -> house.groups.delete(caller(ALAN), FLIGHTS)))
                .isInstanceOf(Problem.NotFound.class);
        assertThat(house.groups.get(VISITOR, FLIGHTS)).isEqualTo(made);
        assertThat(house.groups.change(ADMIN, FLIGHTS, patch).name()).isEqualTo("New");
    }

    @Test
    void aDeletedGroupGoesWithItsContentsAndRelations() {
        var made = house.flights();
        house.contents.full.add(made.id());

        house.groups.delete(caller(ADA), FLIGHTS);

        assertThat(house.contents.full).isEmpty();
        assertThat(house.relations.standing()).isEmpty();
        assertThat(house.groups.list(VISITOR, false, FIRST).total()).isZero();
        assertThat(house.eventsAfter(2)).containsExactly(new GroupRemoved(made.id().value(), NOON));
    }

    @Test
    void deletingWhatIsNotThereSucceeds() {
        house.groups.delete(caller(ADA), FLIGHTS);

        assertThat(house.outbox.events()).isEmpty();
    }

    @Test
    void changesThatNeedARightWaitForNobody() {
        house.flights();
        house.access.goAway();

        assertThat(refusalOf(() -> house.groups.delete(caller(ADA), FLIGHTS)))
                .isInstanceOf(Problem.Unavailable.class);
        assertThat(house.groups.get(VISITOR, FLIGHTS).name()).isEqualTo("Flights");
    }
}
