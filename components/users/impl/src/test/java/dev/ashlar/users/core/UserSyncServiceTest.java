package dev.ashlar.users.core;

import static dev.ashlar.users.UserFixtures.ADA;
import static dev.ashlar.users.UserFixtures.GRACE;
import static dev.ashlar.users.UserFixtures.NOON;
import static dev.ashlar.users.UserFixtures.ROOT;
import static dev.ashlar.users.UserFixtures.user;
import static dev.ashlar.users.UserSync.Outcome.ADDED;
import static dev.ashlar.users.UserSync.Outcome.CHANGED;
import static dev.ashlar.users.UserSync.Outcome.REMOVED;
import static dev.ashlar.users.UserSync.Outcome.UNCHANGED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.kernel.Email;
import dev.ashlar.kernel.ErrorCode;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.kernel.UserId;
import dev.ashlar.users.User;
import dev.ashlar.users.UserEvent.UserAdded;
import dev.ashlar.users.UserEvent.UserRemoved;
import dev.ashlar.users.UserEvent.UserUpdated;
import dev.ashlar.users.UserSync;
import dev.ashlar.users.UserSync.Person;
import dev.ashlar.users.ports.Bar.Deleted;
import dev.ashlar.users.ports.Bar.Disabled;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserSyncServiceTest {
    private static final Person NEW_ADA = new Person(ADA.id(), "ada@ashlar.dev", null, null, true);
    private static final Person LOVELACE =
            new Person(ADA.id(), "lovelace@ashlar.dev", "Ada", "Lovelace", true);

    private final UsersHouse house = new UsersHouse();
    private final UserSync sync = house.sync;

    @Test
    void whoIsNewIsMadeAsHerFirstRequestWouldMakeHer() {
        assertThat(sync.take(NEW_ADA)).isEqualTo(ADDED);

        assertThat(house.store.find(ADA.id())).contains(user("ada"));
        assertThat(house.namespaces.has(ADA.id())).isTrue();
        assertThat(house.outbox.events())
                .containsExactly(
                        new UserAdded("ada-id", null, null, "ada@ashlar.dev", "ada", NOON));
    }

    @Test
    void whoComesFirstWithHerTokenIsNoNewsForTheRealm() {
        house.users.self(ADA);

        assertThat(sync.take(NEW_ADA)).isEqualTo(UNCHANGED);

        assertThat(house.outbox.events()).hasSize(1);
    }

    @Test
    void whatHasChangedIsTakenOverOnceAndHerUsernameStays() {
        sync.take(NEW_ADA);

        assertThat(sync.take(LOVELACE)).isEqualTo(CHANGED);
        assertThat(sync.take(LOVELACE)).isEqualTo(UNCHANGED);

        assertThat(house.store.find(ADA.id()))
                .contains(
                        new User(
                                ADA.id(),
                                user("ada").username(),
                                new Email("lovelace@ashlar.dev"),
                                "Ada",
                                "Lovelace"));
        assertThat(house.outbox.events().subList(1, 2))
                .containsExactly(
                        new UserUpdated(
                                "ada-id", "Ada", "Lovelace", "lovelace@ashlar.dev", "ada", NOON));
    }

    @Test
    void aTokenThatSaysOtherwiseChangesNothingAndMakesNothingFlap() {
        sync.take(LOVELACE);

        house.users.self(ADA);

        assertThat(sync.take(LOVELACE)).isEqualTo(UNCHANGED);
        assertThat(house.outbox.events()).hasSize(1);
    }

    @Test
    void whatIsNoLongerKnownIsForgotten() {
        sync.take(LOVELACE);

        assertThat(sync.take(new Person(ADA.id(), " ", "", null, true))).isEqualTo(CHANGED);

        assertThat(house.store.find(ADA.id()))
                .map(user -> user.email() + " " + user.firstName() + " " + user.lastName())
                .contains("null null null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "  around  ",
                "nul\0inside",
                "half \ud83d of a character",
                "\ude00",
                "\0",
                "   ",
                "",
                "a name that ends where it is cut 0123456789012345678901234567890123456789"
            })
    void whateverTheRealmSaysIsTakenOverOnce(String text) {
        var long300 = text.repeat(1 + 300 / Math.max(1, text.length()));
        var person = new Person(ADA.id(), text + "@ashlar.dev", text, long300, true);
        sync.take(NEW_ADA);
        sync.take(person);

        assertThat(sync.take(person)).isEqualTo(UNCHANGED);
    }

    @Test
    void whoIsDisabledAndUnknownIsNotMadeButMarked() {
        assertThat(sync.take(disabled(NEW_ADA))).isEqualTo(CHANGED);
        assertThat(sync.take(disabled(NEW_ADA))).isEqualTo(UNCHANGED);

        assertThat(house.store.find(ADA.id())).isEmpty();
        assertThat(house.bars.find(ADA.id())).contains(new Disabled());
        assertThat(house.outbox.events()).isEmpty();
    }

    @Test
    void whoIsDisabledIsMarkedUntilSheIsEnabledAgain() {
        sync.take(NEW_ADA);

        assertThat(sync.take(disabled(NEW_ADA))).isEqualTo(CHANGED);
        assertThat(house.bars.find(ADA.id())).contains(new Disabled());
        assertThat(sync.take(NEW_ADA)).isEqualTo(CHANGED);
        assertThat(house.bars.find(ADA.id())).isEmpty();
        assertThat(sync.take(NEW_ADA)).isEqualTo(UNCHANGED);

        assertThat(house.outbox.events()).hasSize(1);
    }

    @Test
    void whoIsRenamedWhileSheIsDisabledIsShownSo() {
        sync.take(NEW_ADA);

        sync.take(disabled(LOVELACE));

        assertThat(house.store.find(ADA.id())).map(User::lastName).contains("Lovelace");
        assertThat(house.outbox.events()).hasSize(2);
    }

    @Test
    void whoIsRemovedLosesEverythingOnceAndIsNotMadeAnew() {
        sync.take(NEW_ADA);

        assertThat(sync.remove(ADA.id())).isEqualTo(REMOVED);
        assertThat(sync.remove(ADA.id())).isEqualTo(UNCHANGED);

        assertThat(house.gone).containsExactly(ADA.id());
        assertThat(house.namespaces.has(ADA.id())).isFalse();
        assertThat(house.outbox.events().getLast()).isEqualTo(new UserRemoved("ada-id", NOON));
        assertThat(house.bars.find(ADA.id()))
                .contains(new Deleted(NOON.plus(UsersHouse.TOKEN_LIFETIME)));
        assertUnauthenticated(() -> house.arrivals.seen(ADA));
        assertUnauthenticated(() -> house.users.self(ADA));
        assertThat(house.outbox.events()).hasSize(2);
    }

    @Test
    void whoWasNeverAUserAndIsDeletedIsNotMadeOne() {
        assertThat(sync.remove(ADA.id())).isEqualTo(CHANGED);

        assertUnauthenticated(() -> house.users.self(ADA));
        assertThat(house.outbox.events()).isEmpty();
    }

    @Test
    void sayingItAgainDoesNotProlongIt() {
        sync.remove(ADA.id());
        house.pass(Duration.ofHours(23));

        assertThat(sync.remove(ADA.id())).isEqualTo(UNCHANGED);
        house.pass(Duration.ofHours(1));

        assertThat(house.users.self(ADA)).isEqualTo(user("ada"));
    }

    @Test
    void whoIsInTheRealmAgainIsMadeAnewAtOnce() {
        sync.take(NEW_ADA);
        sync.remove(ADA.id());

        assertThat(sync.take(NEW_ADA)).isEqualTo(ADDED);

        assertThat(house.users.self(ADA)).isEqualTo(user("ada"));
        assertThat(house.outbox.events())
                .map(event -> event.type())
                .containsExactly("user.added", "user.removed", "user.added");
    }

    @Test
    void whoWasRemovedByAnAdministratorIsNotBarred() {
        sync.take(NEW_ADA);

        house.users.remove(ROOT, ADA.id());

        assertThat(house.users.self(ADA)).isEqualTo(user("ada"));
    }

    @Test
    void onlyUsersWhoAreLetInBecomeAdministrators() {
        house.users.self(ADA);
        house.users.self(GRACE);
        sync.take(new Person(GRACE.id(), "grace@ashlar.dev", null, null, false));

        assertThat(sync.setAdmins(Set.of(ADA.id(), GRACE.id(), ROOT.id()))).isEqualTo(CHANGED);
        assertThat(sync.setAdmins(Set.of(ADA.id(), GRACE.id(), ROOT.id()))).isEqualTo(UNCHANGED);

        assertThat(house.administrators.people()).containsExactly(ADA.id());
        assertThat(house.administrators.tokensEnd())
                .isEqualTo(NOON.plus(UsersHouse.TOKEN_LIFETIME));
    }

    @Test
    void whoBecomesAUserLaterIsAnAdministratorWithTheNextCall() {
        sync.setAdmins(Set.of(ADA.id()));
        assertThat(house.administrators.people()).isEmpty();

        sync.take(NEW_ADA);
        sync.setAdmins(Set.of(ADA.id()));

        assertThat(house.administrators.people()).containsExactly(ADA.id());
    }

    @Test
    void allWhoAreKnownComePageByPage() {
        house.users.self(GRACE);
        house.users.self(ADA);
        sync.take(new Person(new UserId("zoe-id"), null, null, null, false));

        assertThat(sync.known(null, 1)).isEqualTo(List.of(ADA.id()));
        assertThat(sync.known(ADA.id(), 5)).isEqualTo(List.of(GRACE.id()));
        assertThat(house.users.list(ROOT, null, PageRequest.unpaged()).total()).isEqualTo(2);
    }

    private static Person disabled(Person person) {
        return new Person(
                person.id(), person.email(), person.firstName(), person.lastName(), false);
    }

    private static void assertUnauthenticated(Runnable request) {
        assertThatThrownBy(request::run)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem().code())
                                        .isEqualTo(ErrorCode.UNAUTHENTICATED));
    }
}
