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

import dev.ashlar.authz.Permission;
import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.UserId;
import dev.ashlar.namespace.Group;
import dev.ashlar.namespace.GroupEvent.GroupMemberAdded;
import dev.ashlar.namespace.GroupEvent.GroupMemberRemoved;
import dev.ashlar.namespace.GroupEvent.GroupMemberUpdated;
import dev.ashlar.namespace.GroupPatch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GroupMemberServiceTest {
    private final GroupsHouse house = new GroupsHouse();
    private final Group group = house.flights();

    @Test
    void peopleGetRolesWhetherOrNotTheyAreUsers() {
        var wanted = new LinkedHashMap<UserId, Role>();
        wanted.put(GRACE, Role.EDITOR);
        wanted.put(ALAN, Role.VIEWER);

        house.members.assign(caller(ADA), FLIGHTS, wanted);

        assertThat(members()).containsExactly("ada-id OWNER", "grace-id EDITOR", "alan-id VIEWER");
        assertThat(house.eventsAfter(2))
                .containsExactly(
                        new GroupMemberAdded(group.id(), GRACE, Role.EDITOR, NOON),
                        new GroupMemberAdded(group.id(), ALAN, Role.VIEWER, NOON));
    }

    @Test
    void anotherRoleReplacesTheOneThatSomebodyHad() {
        house.members.assign(caller(ADA), FLIGHTS, Map.of(GRACE, Role.EDITOR));

        house.members.assign(caller(ADA), FLIGHTS, Map.of(GRACE, Role.OWNER));

        assertThat(house.relations.standing())
                .contains(group.ref() + "#owner@user:grace-id")
                .doesNotContain(group.ref() + "#editor@user:grace-id");
        assertThat(house.eventsAfter(3))
                .containsExactly(new GroupMemberUpdated(group.id(), GRACE, Role.OWNER, NOON));
    }

    @Test
    void theSameRolesAgainAreNotAnnounced() {
        house.members.assign(caller(ADA), FLIGHTS, Map.of(ADA, Role.OWNER));
        house.members.assign(caller(ADA), FLIGHTS, Map.of());

        assertThat(house.eventsAfter(2)).isEmpty();
    }

    @Test
    void theLastOwnerStays() {
        house.members.assign(caller(ADA), FLIGHTS, Map.of(GRACE, Role.EDITOR));

        assertThat(
                        refusalOf(() ->
                                house.members.assign(
                                        caller(ADA), FLIGHTS, Map.of(ADA, Role.EDITOR))))
                .isInstanceOf(Problem.Invalid.class);
        assertThat(refusalOf(() -> house.members.remove(caller(ADA), FLIGHTS, ADA)))
                .isInstanceOf(Problem.Invalid.class);
        assertThat(members()).containsExactly("ada-id OWNER", "grace-id EDITOR");

        house.members.assign(caller(ADA), FLIGHTS, Map.of(ADA, Role.VIEWER, GRACE, Role.OWNER));

        assertThat(members()).containsExactly("grace-id OWNER", "ada-id VIEWER");
    }

    @Test
    void ownersRemoveMembersAndMembersLeave() {
        house.members.assign(caller(ADA), FLIGHTS, Map.of(GRACE, Role.EDITOR, ALAN, Role.VIEWER));
        house.access.grant(ALAN, group.ref(), Permission.READ);

        house.members.remove(caller(ADA), FLIGHTS, GRACE);
        house.members.remove(caller(ALAN), FLIGHTS, ALAN);

        assertThat(members()).containsExactly("ada-id OWNER");
        assertThat(house.eventsAfter(4))
                .containsExactly(
                        new GroupMemberRemoved(group.id(), GRACE, NOON),
                        new GroupMemberRemoved(group.id(), ALAN, NOON));
    }

    @Test
    void removingWhoIsNoMemberSucceedsAndIsNotAnnounced() {
        house.members.remove(caller(ADA), FLIGHTS, ALAN);

        assertThat(house.eventsAfter(2)).isEmpty();
    }

    @Test
    void whoDoesNotOwnTheGroupChangesNobodyElse() {
        house.members.assign(caller(ADA), FLIGHTS, Map.of(GRACE, Role.EDITOR, ALAN, Role.VIEWER));
        house.access.grant(GRACE, group.ref(), Permission.READ, Permission.WRITE);

        var remove = refusalOf(() -> house.members.remove(caller(GRACE), FLIGHTS, ALAN));
        var assign =
                refusalOf(() ->
                        house.members.assign(caller(GRACE), FLIGHTS, Map.of(GRACE, Role.OWNER)));
        var nothing = refusalOf(() -> house.members.assign(caller(GRACE), FLIGHTS, Map.of()));

        assertThat(List.of(remove, assign, nothing)).allMatch(Problem.NotFound.class::isInstance);
        house.members.remove(ADMIN, FLIGHTS, ALAN);
        assertThat(members()).containsExactly("ada-id OWNER", "grace-id EDITOR");
    }

    @Test
    void changingMembersByAFormerSlugIsRefusedWithTheLatestOne() {
        house.groups.change(caller(ADA), FLIGHTS, new GroupPatch(null, new Slug("planes"), null));

        var refusal = refusalOf(() -> house.members.remove(caller(ADA), FLIGHTS, GRACE));

        assertThat(refusal.detail()).isEqualTo("The latest slug of the group is planes");
        assertThat(members()).containsExactly("ada-id OWNER");
    }

    @Test
    void aGroupThatIsNotThereHasNoMembers() {
        var ships = new Slug("ships");

        assertThat(refusalOf(() -> house.members.remove(caller(ADA), ships, ADA)))
                .isInstanceOf(Problem.NotFound.class);
        assertThat(refusalOf(() -> house.members.list(caller(ADA), ships, PageRequest.unpaged())))
                .isInstanceOf(Problem.NotFound.class);
    }

    private List<String> members() {
        return house
                .members
                .list(new Caller.Anonymous("visitor"), FLIGHTS, PageRequest.unpaged())
                .items()
                .stream()
                .map(member -> member.id() + " " + member.role())
                .toList();
    }
}
