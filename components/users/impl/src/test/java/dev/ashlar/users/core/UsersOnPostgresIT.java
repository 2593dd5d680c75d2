package dev.ashlar.users.core;

import static dev.ashlar.users.UserFixtures.ADA;
import static dev.ashlar.users.UserFixtures.ROOT;
import static dev.ashlar.users.UserFixtures.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.kernel.ProblemException;
import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.UserId;
import dev.ashlar.namespace.UserNamespace;
import dev.ashlar.namespace.UserNamespaces;
import dev.ashlar.testkit.AtOnce;
import dev.ashlar.testkit.RecordingRelations;
import dev.ashlar.testkit.TestDatabase;
import dev.ashlar.users.ProjectPath;
import dev.ashlar.users.UserSync;
import dev.ashlar.users.UserSync.Outcome;
import dev.ashlar.users.UserSync.Person;
import dev.ashlar.users.UsersSettings;
import dev.ashlar.users.repositories.PostgresStores;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What only real transactions show: races and roll-backs.
class UsersOnPostgresIT {
    private static final int MOST_PINNED = 10;
    private static final UsersSettings SETTINGS =
            new UsersSettings(MOST_PINNED, Duration.ofHours(24));

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();

    private final FakeUserNamespaces namespaces = new FakeUserNamespaces();
    private final RecordingRelations relations = new RecordingRelations();
    private final InstantSource clock = InstantSource.system();
    private final UserRegister register = register(namespaces);
    private final UserService users =
            new UserService(
                    PostgresStores.users(DATABASE.sql()),
                    register,
                    new KnownUsers(clock),
                    DATABASE.unitOfWork());
    private final UserSync sync =
            new UserSyncService(
                    PostgresStores.users(DATABASE.sql()),
                    register,
                    new Bars(PostgresStores.bars(DATABASE.sql()), SETTINGS, clock),
                    new RecordingAdministrators(),
                    new KnownUsers(clock),
                    DATABASE.unitOfWork());
    private final PreferenceService preferences =
            new PreferenceService(
                    PostgresStores.preferences(DATABASE.sql()),
                    register,
                    DATABASE.unitOfWork(),
                    SETTINGS);

    @BeforeEach
    void clear() {
        DATABASE.clear();
    }

    @Test
    void fiftyFirstRequestsTogetherMakeOneUserAndOneAnnouncement() throws Exception {
        var seen = AtOnce.run(50, _ -> users.self(ADA));

        assertThat(seen).containsOnly(user("ada"));
        assertThat(announced()).containsExactly("user.added");
    }

    @Test
    void pinsThatComeTogetherFromSomebodyNewAreAllKept() throws Exception {
        AtOnce.run(MOST_PINNED, n -> preferences.pin(ADA, new ProjectPath("flights/p" + n)));

        assertThat(preferences.get(ADA).pinnedProjects())
                .map(ProjectPath::value)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, MOST_PINNED).mapToObj(n -> "flights/p" + n).toList());
        assertThat(announced()).containsExactly("user.added");
    }

    @Test
    void requestsAndRemovalsThatCrossAllSucceedAndLeaveNothingHalf() throws Exception {
        AtOnce.run(
                12,
                n -> {
                    for (int round = 0; round < 20; round++) {
                        switch (n % 3) {
                            case 0 -> users.remove(ROOT, ADA.id());
                            case 1 -> users.self(ADA);
                            default -> preferences.pin(ADA, new ProjectPath("flights/a"));
                        }
                    }
                    return true;
                });

        users.remove(ROOT, ADA.id());

        assertThat(namespaces.has(ADA.id())).isFalse();
        assertThat(rows("users.preferences")).isZero();
        var announced = announced();
        assertThat(announced).hasSizeGreaterThanOrEqualTo(2);
        assertThat(announced)
                .isEqualTo(
                        IntStream.range(0, announced.size())
                                .mapToObj(n -> n % 2 == 0 ? "user.added" : "user.removed")
                                .toList());
    }

    @Test
    void whoIsTakenOverWhileSheLogsInIsMadeOnce() throws Exception {
        var person = new Person(ADA.id(), "ada@ashlar.dev", null, null, true);

        var outcomes = AtOnce.run(8, n -> n % 2 == 0 ? sync.take(person) : users.self(ADA));

        assertThat(outcomes).contains(user("ada"));
        assertThat(outcomes).filteredOn(Outcome.ADDED::equals).hasSizeLessThanOrEqualTo(1);
        assertThat(announced()).containsExactly("user.added");
    }

    @Test
    void whoLogsInWhileTheRealmGivesHerUpIsNotThereAfterwards() throws Exception {
        for (int round = 0; round < 30; round++) {
            DATABASE.clear();
            namespaces.close(ADA.id());

            AtOnce.run(
                    4,
                    n -> {
                        try {
                            return n == 0 ? sync.remove(ADA.id()) : users.self(ADA);
                        } catch (ProblemException refused) {
                            return refused.problem().code();
                        }
                    });

            assertThat(rows("users.users")).isZero();
            assertThat(namespaces.has(ADA.id())).isFalse();
            assertThat(announced()).isIn(List.of(), List.of("user.added", "user.removed"));
        }
    }

    @Test
    void takingOverAndRemovingThatCrossLeaveNothingHalf() throws Exception {
        var names = List.of("Ada", "Countess", "Lovelace");
        AtOnce.run(
                6,
                n -> {
                    for (int round = 0; round < 20; round++) {
                        var enabled = round % 5 != n % 5;
                        var name = names.get((round + n) % 3);
                        if (n < 4) {
                            sync.take(new Person(ADA.id(), "ada@ashlar.dev", name, null, enabled));
                        } else {
                            sync.remove(ADA.id());
                        }
                    }
                    return true;
                });

        sync.remove(ADA.id());

        assertThat(rows("users.users")).isZero();
        assertThat(namespaces.has(ADA.id())).isFalse();
        assertThat(String.join(" ", announced()))
                .matches("(user\\.added (user\\.updated )*user\\.removed ?)*");
        assertThat(sync.remove(ADA.id())).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void whatTheDatabaseCannotKeepIsNoNewsEveryTime() {
        var strange = new Person(ADA.id(), "a\0da\ud83d", " \ude00x ", "y".repeat(300), true);

        assertThat(sync.take(strange)).isEqualTo(Outcome.ADDED);
        assertThat(sync.take(strange)).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void nothingIsLeftOfAUserWhoseNamespaceFails() {
        var failing = register(new FailingUserNamespaces());

        assertThatThrownBy(() -> failing.meet(ADA)).hasMessage("no namespaces today");

        assertThat(rows("users.users")).isZero();
        assertThat(announced()).isEmpty();
    }

    @Test
    void whoIsEnrolledStaysUntilTheTransactionEnds() {
        var enrolment = new UserEnrolment(register);

        var removable =
                DATABASE.unitOfWork()
                        .run(() -> {
                            assertThat(held()).isEmpty();
                            enrolment.ensure(ADA);
                            enrolment.ensure(ADA);
                            assertThat(held()).containsExactly(ADA.id().value());
                            return removable();
                        });

        assertThat(removable).isEmpty();
        assertThat(announced()).containsExactly("user.added");
    }

    @Test
    void whoIsHeldIsNotRemovedMeanwhile() {
        users.self(ADA);

        var removable =
                DATABASE.unitOfWork()
                        .run(() -> {
                            assertThat(held()).containsExactly(ADA.id().value());
                            return removable();
                        });

        assertThat(removable).isEmpty();
        assertThat(removable()).containsExactly(ADA.id().value());
    }

    private UserRegister register(UserNamespaces theirs) {
        return new UserRegister(
                PostgresStores.users(DATABASE.sql()),
                new Bars(PostgresStores.bars(DATABASE.sql()), SETTINGS, clock),
                theirs,
                new Belongings(theirs, relations, List.of()),
                DATABASE.outbox(),
                DATABASE.unitOfWork(),
                clock);
    }

    private static List<String> announced() {
        return DATABASE.sql()
                .all("SELECT type FROM database.outbox ORDER BY position", row -> row.text("type"));
    }

    private static List<String> held() {
        return DATABASE.sql()
                .all("SELECT id FROM users.held(?)", row -> row.text("id"), ADA.id().value());
    }

    /// Those whom another transaction could remove now.
    private static List<String> removable() {
        return CompletableFuture.supplyAsync(() ->
                        DATABASE.unitOfWork()
                                .run(() ->
                                        DATABASE.sql()
                                                .all(
                                                        "SELECT id FROM users.users FOR UPDATE SKIP LOCKED",
                                                        row -> row.text("id"))))
                .join();
    }

    private static long rows(String table) {
        return DATABASE.sql()
                .one("SELECT count(*) AS rows FROM " + table, row -> row.number("rows"))
                .orElseThrow();
    }

    private static final class FailingUserNamespaces implements UserNamespaces {
        @Override
        public UserNamespace open(UserId owner, Slug wish) {
            throw new IllegalStateException("no namespaces today");
        }

        @Override
        public void close(UserId owner) {
            throw new IllegalStateException("no namespaces today");
        }
    }
}
