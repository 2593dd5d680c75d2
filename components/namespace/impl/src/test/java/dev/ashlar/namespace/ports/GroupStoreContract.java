package dev.ashlar.namespace.ports;

import static dev.ashlar.namespace.NamespaceFixtures.ADA;
import static dev.ashlar.namespace.NamespaceFixtures.ALAN;
import static dev.ashlar.namespace.NamespaceFixtures.GRACE;
import static dev.ashlar.namespace.NamespaceFixtures.NOON;
import static dev.ashlar.namespace.NamespaceFixtures.aGroup;
import static dev.ashlar.namespace.NamespaceFixtures.caller;
import static dev.ashlar.namespace.NamespaceFixtures.grant;
import static dev.ashlar.namespace.NamespaceFixtures.relationsOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.authz.Relation;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.ResourceType;
import dev.ashlar.authz.Seen;
import dev.ashlar.authz.Sight;
import dev.ashlar.authz.Standing;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.kernel.UserId;
import dev.ashlar.namespace.Group;
import dev.ashlar.namespace.GroupPatch;
import dev.ashlar.namespace.NamedNamespace;
import dev.ashlar.testkit.CountingIds;
import dev.ashlar.testkit.FakeAccess;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The exam of what keeps and shows groups.
public abstract class GroupStoreContract {
    private static final PageRequest FIRST = new PageRequest(1, 20);
    private static final Slug FLIGHTS = new Slug("flights");

    protected abstract GroupStore store();

    protected abstract NamespaceCatalog catalog();

    protected abstract UnitOfWork unitOfWork();

    /// Makes somebody a user with a namespace of her own.
    protected abstract void enrol(
            UserId id, Ulid namespace, Slug slug, @Nullable String first, @Nullable String last);

    protected abstract void relate(Collection<Relation> relations);

    @BeforeEach
    void adaIsAUser() {
        enrol(ADA, CountingIds.number(901), new Slug("ada"), "Ada", "Lovelace");
    }

    @Test
    void anAddedGroupIsFoundAsItIs() {
        var group =
                new Group(CountingIds.number(1), FLIGHTS, "Flights", "Who flies when", ADA, NOON);

        assertThat(unitOfWork().run(() -> store().add(group))).isTrue();

        assertThat(store().find(FLIGHTS)).contains(group);
        assertThat(store().find(new Slug("ships"))).isEmpty();
        assertThat(store().find(new Slug("ada"))).isEmpty();
    }

    @Test
    void nothingIsWrittenForACreatorWhoIsNoUser() {
        var group = new Group(CountingIds.number(1), FLIGHTS, "Flights", null, GRACE, NOON);

        assertThat(unitOfWork().run(() -> store().add(group))).isFalse();

        assertThat(store().find(FLIGHTS)).isEmpty();
    }

    @Test
    void takenSlugsAreRefused() {
        add(aGroup(1, "flights"));

        for (var taken : List.of("flights", "ada")) {
            assertThatThrownBy(() -> add(aGroup(2, taken)))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            refusal ->
                                    assertThat(refusal.problem())
                                            .isInstanceOf(Problem.Conflict.class));
        }
        assertThat(store().list(FIRST).total()).isEqualTo(1);
    }

    @Test
    void whatIsSeenIsSeenWithTheRoleThatOneHas() {
        var group = aGroup(1, "flights");
        add(group);
        relate(relationsOf(group));
        member(group, GRACE, Role.EDITOR);

        assertThat(standing("user:ada-id")).isEqualTo(Standing.OWNER);
        assertThat(standing("user:grace-id")).isEqualTo(Standing.EDITOR);
        assertThat(standing("user:alan-id")).isEqualTo(Standing.PUBLIC);
        assertThat(standing("anonymous_user:*")).isEqualTo(Standing.PUBLIC);
        assertThat(standing("platform:renku")).isEqualTo(Standing.OWNER);
    }

    @Test
    void aFormerSlugLeadsToTheGroupUntilAnotherHasIt() {
        var group = aGroup(1, "flights");
        add(group);
        var renamed = rename(group, "planes", 1);

        assertThat(store().find(FLIGHTS)).contains(renamed);
        assertThat(store().find(new Slug("planes"))).contains(renamed);

        var other = aGroup(2, "flights");
        add(other);

        assertThat(store().find(FLIGHTS)).contains(other);
    }

    @Test
    void ofTwoThatLeftASlugTheLaterCounts() {
        var first = aGroup(1, "flights");
        add(first);
        rename(first, "planes", 1);
        var second = aGroup(2, "flights");
        add(second);
        var renamed = rename(second, "ships", 2);

        assertThat(store().find(FLIGHTS)).contains(renamed);

        unitOfWork()
                .run(() -> {
                    store().remove(grant(renamed));
                    return true;
                });

        assertThat(store().find(FLIGHTS)).map(Group::id).contains(first.id());
    }

    @Test
    void renamingBackAndForthWorks() {
        var group = aGroup(1, "flights");
        add(group);
        var there = rename(group, "planes", 1);
        var back = rename(there, "flights", 2);
        var again = rename(back, "planes", 3);

        assertThat(store().find(FLIGHTS)).contains(again);
        assertThat(store().find(new Slug("planes"))).contains(again);
    }

    @Test
    void aSlugOfSomebodyElseCannotBeTakenByRenaming() {
        var group = aGroup(1, "flights");
        add(group);

        assertThatThrownBy(() -> rename(group, "ada", 1)).isInstanceOf(ProblemException.class);

        assertThat(store().find(FLIGHTS)).contains(group);
    }

    @Test
    void nameAndDescriptionChange() {
        var group = aGroup(1, "flights");
        add(group);

        var described = change(group, new GroupPatch("Planes", null, "Who flies"), 1);
        assertThat(store().find(FLIGHTS)).contains(described);

        var bare = change(described, new GroupPatch(null, null, ""), 2);
        assertThat(store().find(FLIGHTS)).contains(bare);
        assertThat(bare.description()).isNull();
    }

    @Test
    void aRemovedGroupFreesItsSlugs() {
        var group = aGroup(1, "flights");
        add(group);
        var renamed = rename(group, "planes", 1);

        unitOfWork()
                .run(() -> {
                    assertThat(store().close(grant(renamed))).contains(renamed);
                    store().remove(grant(renamed));
                    return true;
                });

        assertThat(store().find(FLIGHTS)).isEmpty();
        assertThat(store().find(new Slug("planes"))).isEmpty();
        assertThat(unitOfWork().run(() -> store().hold(grant(renamed)))).isEmpty();
        add(aGroup(2, "planes"));
    }

    @Test
    void groupsAreListedNewestFirstWithTheWholeNumber() {
        for (int number = 1; number <= 5; number++) {
            add(aGroup(number, "group-" + number));
        }

        assertThat(ids(store().list(new PageRequest(1, 2)))).isEqualTo("5: 5 4");
        assertThat(ids(store().list(new PageRequest(3, 2)))).isEqualTo("5: 1");
        assertThat(ids(store().list(new PageRequest(4, 2)))).isEqualTo("5:");
    }

    @Test
    void groupsOfSomebodyAreThoseInWhichSheHasARoleHerself() {
        var groups = List.of(aGroup(1, "a"), aGroup(2, "b"), aGroup(3, "c"));
        groups.forEach(this::add);
        groups.forEach(group -> relate(Relation.visibleToEverybody(group.ref())));
        member(groups.get(0), GRACE, Role.VIEWER);
        member(groups.get(2), GRACE, Role.OWNER);

        assertThat(ids(store().listOf(GRACE, FIRST))).isEqualTo("2: 3 1");
        assertThat(ids(store().listOf(GRACE, new PageRequest(2, 1)))).isEqualTo("2: 1");
        assertThat(ids(store().listOf(ALAN, FIRST))).isEqualTo("0:");
    }

    @Test
    void membersStandInTheOrderOfTheirRolesWithWhatIsKnownOfThem() {
        var group = aGroup(1, "flights");
        add(group);
        enrol(GRACE, CountingIds.number(902), new Slug("grace"), null, "Hopper");
        member(group, GRACE, Role.VIEWER);
        member(group, new UserId("b-unknown"), Role.EDITOR);
        member(group, new UserId("a-unknown"), Role.EDITOR);
        member(group, ADA, Role.OWNER);

        var members = unpack(store().members(FLIGHTS, sight("user:ada-id"), FIRST));

        assertThat(members.total()).isEqualTo(4);
        assertThat(members.items())
                .extracting(Record::toString)
                .containsExactly(
                        "GroupMember[id=ada-id, role=OWNER, namespace=ada, firstName=Ada,"
                                + " lastName=Lovelace]",
                        "GroupMember[id=a-unknown, role=EDITOR, namespace=null, firstName=null,"
                                + " lastName=null]",
                        "GroupMember[id=b-unknown, role=EDITOR, namespace=null, firstName=null,"
                                + " lastName=null]",
                        "GroupMember[id=grace-id, role=VIEWER, namespace=grace, firstName=null,"
                                + " lastName=Hopper]");
    }

    @Test
    void membersArePagedAndAGroupWithoutAnyIsThereAllTheSame() {
        var group = aGroup(1, "flights");
        add(group);
        relate(Relation.visibleToEverybody(group.ref()));

        var none = store().members(FLIGHTS, sight("user:alan-id"), FIRST);
        assertThat(unpack(none).total()).isZero();
        assertThat(unpack(none).items()).isEmpty();
        assertThat(none.orElseThrow().standing()).isEqualTo(Standing.PUBLIC);

        member(group, GRACE, Role.VIEWER);
        member(group, ADA, Role.OWNER);
        var second = unpack(store().members(FLIGHTS, sight("user:ada-id"), new PageRequest(2, 1)));

        assertThat(second.total()).isEqualTo(2);
        assertThat(second.items()).extracting(member -> member.id()).containsExactly(GRACE);
        assertThat(store().members(new Slug("ships"), sight("user:ada-id"), FIRST)).isEmpty();
    }

    @Test
    void ownNamespacesComeFirstThenThoseOfGroupsByTheirIds() {
        add(aGroup(2, "b"));
        add(aGroup(1, "a"));
        add(aGroup(3, "c"));

        assertThat(slugs(catalog().list(ADA, FIRST))).isEqualTo("4: ada a b c");
        assertThat(slugs(catalog().list(ADA, new PageRequest(1, 2)))).isEqualTo("4: ada a");
        assertThat(slugs(catalog().list(ADA, new PageRequest(2, 2)))).isEqualTo("4: b c");
        assertThat(slugs(catalog().list(ADA, new PageRequest(3, 2)))).isEqualTo("4:");
        assertThat(slugs(catalog().list(ALAN, FIRST))).isEqualTo("3: a b c");
    }

    @Test
    void aLeastRoleLeavesThoseGroupsInWhichOneHasIt() {
        var groups = List.of(aGroup(1, "a"), aGroup(2, "b"), aGroup(3, "c"), aGroup(4, "d"));
        groups.forEach(this::add);
        groups.forEach(group -> relate(Relation.visibleToEverybody(group.ref())));
        member(groups.get(0), ADA, Role.VIEWER);
        member(groups.get(1), ADA, Role.EDITOR);
        member(groups.get(2), ADA, Role.OWNER);

        assertThat(slugs(catalog().list(ADA, Role.VIEWER, FIRST))).isEqualTo("4: ada a b c");
        assertThat(slugs(catalog().list(ADA, Role.EDITOR, FIRST))).isEqualTo("3: ada b c");
        assertThat(slugs(catalog().list(ADA, Role.OWNER, FIRST))).isEqualTo("2: ada c");
        assertThat(slugs(catalog().list(ADA, Role.EDITOR, new PageRequest(2, 2))))
                .isEqualTo("3: c");
    }

    @Test
    void namespacesAreFoundByTheirSlugsAndFormerSlugs() {
        var group = aGroup(1, "flights");
        add(group);
        relate(relationsOf(group));
        rename(group, "planes", 1);
        relate(
                Relation.visibleToEverybody(
                        new ResourceRef(
                                ResourceType.USER_NAMESPACE, CountingIds.number(901).value())));

        assertThat(found("planes"))
                .isEqualTo("group " + CountingIds.number(1) + " planes Group 1 ada-id PUBLIC");
        assertThat(found("flights")).isEqualTo(found("planes"));
        assertThat(found("ada"))
                .isEqualTo("user " + CountingIds.number(901) + " ada Ada Lovelace ada-id PUBLIC");
        assertThat(catalog().findNamespace(new Slug("ships"), sight("user:alan-id"))).isEmpty();
    }

    private String found(String slug) {
        var seen = catalog().findNamespace(new Slug(slug), sight("user:alan-id")).orElseThrow();
        var named = unpack(Optional.of(seen));
        return "%s %s %s %s %s %s"
                .formatted(
                        named.namespace().kind().lowerCase(),
                        named.namespace().id(),
                        named.namespace().slug(),
                        named.name(),
                        named.createdBy(),
                        seen.standing());
    }

    private Standing standing(String subject) {
        return store().find(FLIGHTS, sight(subject)).orElseThrow().standing();
    }

    private void add(Group group) {
        assertThat(unitOfWork().run(() -> store().add(group))).isTrue();
    }

    private Group rename(Group group, String slug, int minutes) {
        return change(group, new GroupPatch(null, new Slug(slug), null), minutes);
    }

    private Group change(Group before, GroupPatch patch, int minutes) {
        return unitOfWork()
                .run(() -> {
                    assertThat(store().hold(grant(before))).contains(before);
                    var after = before.with(patch);
                    store().change(grant(before), before, after, NOON.plusSeconds(60L * minutes));
                    return after;
                });
    }

    private void member(Group group, UserId member, Role role) {
        relate(List.of(Relation.membership(group.ref(), member, role)));
    }

    private static Sight sight(String subject) {
        return new Sight(subject, null);
    }

    private static <T> T unpack(Optional<Seen<T>> seen) {
        return new FakeAccess().open(caller(ALAN), seen).orElseThrow();
    }

    private static String ids(Page<Group> page) {
        var text = new StringBuilder().append(page.total()).append(':');
        page.items()
                .forEach(group ->
                        text.append(' ').append(Integer.parseInt(group.id().value().substring(6))));
        return text.toString();
    }

    private static String slugs(Page<NamedNamespace> page) {
        var text = new StringBuilder().append(page.total()).append(':');
        page.items().forEach(each -> text.append(' ').append(each.namespace().slug()));
        return text.toString();
    }
}
