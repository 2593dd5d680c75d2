package dev.ashlar.users.core;

import static dev.ashlar.users.UserFixtures.ADA;
import static dev.ashlar.users.UserFixtures.ROOT;
import static dev.ashlar.users.UserFixtures.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.UserId;
import dev.ashlar.namespace.UserNamespace;
import dev.ashlar.namespace.UserNamespaces;
import dev.ashlar.testkit.AtOnce;
import dev.ashlar.testkit.RecordingRelations;
import dev.ashlar.testkit.TestDatabase;
import dev.ashlar.users.ProjectPath;
import dev.ashlar.users.UsersSettings;
import dev.ashlar.users.repositories.PostgresStores;
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

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();

    private final FakeUserNamespaces namespaces = new FakeUserNamespaces();
    private final RecordingRelations relations = new RecordingRelations();
    private final InstantSource clock = InstantSource.system();
    private final UserRegister register = register(namespaces);
    private final UserService users =
            new UserService(PostgresStores.users(DATABASE.sql()), register, new KnownUsers(clock));
    private final PreferenceService preferences =
            new PreferenceService(
                    PostgresStores.preferences(DATABASE.sql()),
                    register,
                    DATABASE.unitOfWork(),
                    new UsersSettings(MOST_PINNED));

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
