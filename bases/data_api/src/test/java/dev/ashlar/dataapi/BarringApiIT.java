package dev.ashlar.dataapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.UserId;
import dev.ashlar.testkit.TestDatabase;
import dev.ashlar.testkit.spicedb.SpiceDbReader;
import dev.ashlar.users.UserSync;
import dev.ashlar.users.UserSync.Outcome;
import dev.ashlar.users.UserSync.Person;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What the realm says about a person changes what her token is worth, on each of two copies of the service.
class BarringApiIT {
    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.withTables();

    @RegisterExtension
    @Order(2)
    static final RunningDataApi ONE = new RunningDataApi(DATABASE);

    @RegisterExtension
    @Order(3)
    static final RunningDataApi OTHER = new RunningDataApi(DATABASE, ONE);

    /// Seconds: sooner than a copy would look by itself.
    private static final long AT_ONCE = 8;

    private static final String SELF = "/user";
    private static final String LISTENING =
            """
             FROM pg_stat_activity
            WHERE datname = current_database() AND query = 'LISTEN "users.barred"'
            """;

    private Person ada = new Person(new UserId("nobody"), null, null, null, true);

    @BeforeEach
    void onlyAdaIsThereAndBothKnowHer() {
        DATABASE.clear();
        await(120, () -> ONE.as("ada").get(SELF).status() == 200);
        await(120, () -> OTHER.as("ada").get(SELF).status() == 200);
        ada = personOf(ONE.as("ada").get(SELF).object());
    }

    @Test
    void whoIsDisabledCountsAsAnonymousUntilSheIsEnabledAgain() {
        assertThat(sync().take(disabled())).isEqualTo(Outcome.CHANGED);

        await(AT_ONCE, () -> ONE.as("ada").get(SELF).status() == 401);
        await(AT_ONCE, () -> OTHER.as("ada").get(SELF).status() == 401);
        var herself = OTHER.as("ada").get("/users/" + ada.id());
        assertThat(herself.status()).isEqualTo(200);
        assertThat(herself.object().containsKey("email")).isFalse();
        assertThat(OTHER.as("grace").get(SELF).status()).isEqualTo(200);

        assertThat(sync().take(ada)).isEqualTo(Outcome.CHANGED);

        await(AT_ONCE, () -> ONE.as("ada").get(SELF).status() == 200);
        await(AT_ONCE, () -> OTHER.as("ada").get(SELF).status() == 200);
        assertThat(sync().take(ada)).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void whoIsDeletedIsNotMadeAnewByATokenThatIsStillValid() {
        assertThat(sync().remove(ada.id())).isEqualTo(Outcome.REMOVED);

        for (int n = 0; n < 10; n++) {
            assertThat(ONE.as("ada").get(SELF).status()).isEqualTo(401);
        }
        await(AT_ONCE, () -> OTHER.as("ada").get("/user/preferences").status() == 401);
        assertThat(OTHER.visitor().get("/users/" + ada.id()).status()).isEqualTo(404);

        assertThat(sync().take(ada)).isEqualTo(Outcome.ADDED);

        await(AT_ONCE, () -> OTHER.as("ada").get(SELF).status() == 200);
    }

    @Test
    void whatTheRealmSaysOfHerIsShown() {
        var renamed = new Person(ada.id(), "countess@ashlar.dev", "Ada", "King", true);

        sync().take(renamed);

        var shown = OTHER.as("grace").get("/users/" + ada.id());
        assertThat(shown.text("last_name")).isEqualTo("King");
        assertThat(shown.text("email")).isEqualTo("countess@ashlar.dev");
        assertThat(shown.text("username")).isEqualTo("ada");
        OTHER.as("ada").get(SELF);
        assertThat(sync().take(renamed)).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void theRealmsAdministratorsAreThoseOfSpiceDb() {
        var relation = "platform:renku#admin@user:" + ada.id();

        sync().setAdmins(Set.of(ada.id(), new UserId("not-here-yet")));
        assertThat(administratorsOfSpiceDb()).containsExactly(relation);

        sync().setAdmins(Set.of());
        assertThat(administratorsOfSpiceDb()).isEmpty();
    }

    @Test
    void noRequestSuffersWhenNothingIsHeardAndSoonItIsKnownAllTheSame() {
        DATABASE.sql().all("SELECT pg_terminate_backend(pid)" + LISTENING, _ -> true);

        sync().take(disabled());

        assertThat(ONE.as("grace").get(SELF).status()).isEqualTo(200);
        await(120, () -> ONE.as("ada").get(SELF).status() == 401);
        await(120, () -> OTHER.as("ada").get(SELF).status() == 401);
    }

    private static Stream<String> administratorsOfSpiceDb() {
        try (var reader = new SpiceDbReader(ONE.spiceDb().host(), ONE.spiceDb().port())) {
            return reader.relations(ONE.spiceDb().key()).stream()
                    .filter(relation -> relation.startsWith("platform:renku#admin"));
        }
    }

    private static UserSync sync() {
        return ONE.context().getBean(UserSync.class);
    }

    private Person disabled() {
        return new Person(ada.id(), ada.email(), ada.firstName(), ada.lastName(), false);
    }

    private static Person personOf(Map<?, ?> user) {
        return new Person(
                new UserId(String.valueOf(user.get("id"))),
                (String) user.get("email"),
                (String) user.get("first_name"),
                (String) user.get("last_name"),
                true);
    }

    private static void await(long seconds, BooleanSupplier condition) {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it takes too long").isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
