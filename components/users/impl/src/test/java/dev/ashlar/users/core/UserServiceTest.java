package dev.ashlar.users.core;

import static dev.ashlar.users.UserFixtures.ADA;
import static dev.ashlar.users.UserFixtures.GRACE;
import static dev.ashlar.users.UserFixtures.NOON;
import static dev.ashlar.users.UserFixtures.ROOT;
import static dev.ashlar.users.UserFixtures.VISITOR;
import static dev.ashlar.users.UserFixtures.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.authz.Relation;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.ResourceType;
import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.ErrorCode;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.kernel.Profile;
import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.UserId;
import dev.ashlar.testkit.AtOnce;
import dev.ashlar.testkit.CountingIds;
import dev.ashlar.users.UserEvent.UserAdded;
import dev.ashlar.users.UserEvent.UserRemoved;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class UserServiceTest {
    private static final PageRequest ALL = PageRequest.unpaged();

    private final UsersHouse house = new UsersHouse();

    @Test
    void somebodyNewIsMadeWithHerNamespaceAndAnnounced() {
        var made = house.users.self(ADA);

        assertThat(made).isEqualTo(user("ada"));
        assertThat(house.namespaces.has(ADA.id())).isTrue();
        assertThat(house.outbox.events())
                .containsExactly(
                        new UserAdded("ada-id", null, null, "ada@ashlar.dev", "ada", NOON));
    }

    @Test
    void somebodyKnownIsNotMadeAgainWhateverHerTokenSays() {
        house.users.self(ADA);
        var renamed =
                new Caller.User(
                        ADA.id(), new Profile(GRACE.profile().email(), "New", "New", "Name"));

        var again = house.users.self(renamed);

        assertThat(again).isEqualTo(user("ada"));
        assertThat(house.outbox.events()).hasSize(1);
    }

    @Test
    void fiftyRequestsTogetherMakeOneUser() throws Exception {
        var seen = AtOnce.run(50, _ -> house.users.self(ADA));

        assertThat(seen).containsOnly(user("ada"));
        assertThat(house.outbox.events()).hasSize(1);
    }

    @Test
    void whoGetsAnotherSlugThanWishedIsCalledByIt() {
        house.users.self(ADA);
        var namesake = new Caller.User(new UserId("other-ada"), ADA.profile());

        var made = house.users.self(namesake);

        assertThat(made.username()).isEqualTo(new Slug("ada-1"));
        assertThat(house.users.self(namesake)).isEqualTo(made);
        assertThat(((UserAdded) house.outbox.events().getLast()).namespace()).isEqualTo("ada-1");
    }

    @Test
    void everybodyWithATokenSeesAddressesAndVisitorsDoNot() {
        house.users.self(ADA);

        assertThat(house.users.get(GRACE, ADA.id())).isEqualTo(user("ada"));
        assertThat(house.users.get(VISITOR, ADA.id())).isEqualTo(user("ada").withoutEmail());
    }

    @Test
    void whoIsUnknownIsNotFound() {
        assertRefused(ErrorCode.NOT_FOUND, () -> house.users.get(GRACE, ADA.id()));
        assertRefused(ErrorCode.NOT_FOUND, () -> house.users.get(VISITOR, ADA.id()));
    }

    @Test
    void whoAsksForHerselfIsMade() {
        assertThat(house.users.get(ADA, ADA.id())).isEqualTo(user("ada"));
    }

    @Test
    void visitorsListNobody() {
        assertRefused(ErrorCode.UNAUTHENTICATED, () -> house.users.list(VISITOR, null, ALL));
        assertRefused(
                ErrorCode.UNAUTHENTICATED, () -> house.users.list(VISITOR, "ada@ashlar.dev", ALL));
    }

    @Test
    void usersFindByAddressAndAdministratorsListAll() {
        house.users.self(ADA);
        house.users.self(GRACE);

        assertThat(house.users.list(GRACE, "ada@ashlar.dev", ALL).items())
                .containsExactly(user("ada"));
        assertThat(house.users.list(ROOT, "ada@ashlar.dev", ALL).items())
                .containsExactly(user("ada"));
        assertThat(house.users.list(ROOT, null, ALL).items())
                .containsExactly(user("grace"), user("ada"));
        assertThat(house.users.list(ROOT, "", ALL).total()).isEqualTo(2);
    }

    @Test
    void usersWithoutAnAddressToLookForAreRefused() {
        assertRefused(ErrorCode.FORBIDDEN, () -> house.users.list(GRACE, null, ALL));
        assertRefused(ErrorCode.FORBIDDEN, () -> house.users.list(GRACE, "", ALL));
    }

    @Test
    void whoIsRemovedLosesEverything() {
        house.users.self(ADA);
        var group = ResourceRef.of(ResourceType.GROUP, CountingIds.number(7));
        house.relations.add(List.of(new Relation(group, "editor", ResourceRef.of(ADA.id()))));

        house.users.remove(ROOT, ADA.id());

        assertRefused(ErrorCode.NOT_FOUND, () -> house.users.get(GRACE, ADA.id()));
        assertThat(house.namespaces.has(ADA.id())).isFalse();
        assertThat(house.relations.standing()).isEmpty();
        assertThat(house.gone).containsExactly(ADA.id());
        assertThat(house.outbox.events().getLast()).isEqualTo(new UserRemoved("ada-id", NOON));
    }

    @Test
    void removingNobodyAnnouncesNothing() {
        house.users.remove(ROOT, ADA.id());

        assertThat(house.outbox.events()).isEmpty();
    }

    @Test
    void whoWasRemovedIsMadeAnewByHerNextRequest() {
        house.arrivals.seen(ADA);
        house.users.remove(ROOT, ADA.id());

        house.arrivals.seen(ADA);

        assertThat(house.users.get(GRACE, ADA.id())).isEqualTo(user("ada"));
        assertThat(house.outbox.events())
                .map(event -> event.type())
                .containsExactly("user.added", "user.removed", "user.added");
    }

    private static void assertRefused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(code));
    }
}
