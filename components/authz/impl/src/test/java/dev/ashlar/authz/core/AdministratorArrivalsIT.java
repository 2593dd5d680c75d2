package dev.ashlar.authz.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.authz.repositories.TablesOfTests;
import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Email;
import dev.ashlar.kernel.Profile;
import dev.ashlar.kernel.UserId;
import dev.ashlar.testkit.AtOnce;
import dev.ashlar.testkit.TestClock;
import dev.ashlar.testkit.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AdministratorArrivalsIT {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();

    private static final Profile PROFILE =
            new Profile(new Email("root@example.org"), null, null, null);
    private static final UserId ROOT = new UserId("root");
    private static final UserId ADA = new UserId("ada");
    private static final UserId GRACE = new UserId("grace");
    private static final Duration TOKENS = Duration.ofHours(1);

    private final TestClock clock = TestClock.atNoon();

    @BeforeEach
    void clear() {
        DATABASE.clear();
    }

    @Test
    void anAdministratorIsRecordedByHerRequest() {
        var arrivals = arrivals();

        arrivals.seen(new Caller.Admin(ROOT, PROFILE));
        arrivals.seen(new Caller.Admin(ROOT, PROFILE));

        assertThat(recorded()).containsExactly("platform:renku#admin@user:root");
    }

    @Test
    void nobodyElseIs() {
        arrivals().seen(new Caller.User(ROOT, PROFILE));

        assertThat(recorded()).isEmpty();
    }

    @Test
    void whatIsLostIsRecordedAgainWithinAMinute() {
        var arrivals = arrivals();
        arrivals.seen(new Caller.Admin(ROOT, PROFILE));
        DATABASE.clear();

        arrivals.seen(new Caller.Admin(ROOT, PROFILE));
        assertThat(recorded()).isEmpty();
        clock.advance(Duration.ofMinutes(1));
        arrivals.seen(new Caller.Admin(ROOT, PROFILE));

        assertThat(recorded()).hasSize(1);
    }

    @Test
    void aTokenFromBeforeDoesNotBringBackWhoIsNoneAnyLonger() {
        arrivals().seen(new Caller.Admin(ROOT, PROFILE));

        assertThat(set(Set.of())).isTrue();
        arrivals().seen(new Caller.Admin(ROOT, PROFILE));

        assertThat(recorded()).isEmpty();
        assertThat(set(Set.of())).isFalse();
    }

    @Test
    void whoIsNoneAnyLongerIsOneAgainWhenSheStillHasTheRoleAfterItsEnd() {
        set(Set.of(ROOT));
        set(Set.of());

        clock.advance(TOKENS);
        arrivals().seen(new Caller.Admin(ROOT, PROFILE));

        assertThat(recorded()).hasSize(1);
    }

    @Test
    void exactlyThoseWhoAreSetAreRecordedAndOnlyDifferencesAreWritten() {
        assertThat(set(Set.of(ROOT, ADA))).isTrue();
        assertThat(set(Set.of(ADA, ROOT))).isFalse();
        assertThat(set(Set.of(ADA, GRACE))).isTrue();

        assertThat(recorded())
                .containsExactly(
                        "platform:renku#admin@user:ada", "platform:renku#admin@user:grace");
        assertThat(
                        DATABASE.sql()
                                .all(
                                        "SELECT payload::text AS text FROM database.outbox ORDER BY position",
                                        row -> row.text("text")))
                .hasSize(2)
                .last()
                .asString()
                .contains("user:grace", "user:root")
                .doesNotContain("user:ada");
    }

    @Test
    void whoIsSetAgainIsGreetedAgain() {
        set(Set.of(ROOT));
        set(Set.of());
        set(Set.of(ROOT));
        DATABASE.unitOfWork().run(() -> DATABASE.sql().change("DELETE FROM authz.relations"));

        arrivals().seen(new Caller.Admin(ROOT, PROFILE));

        assertThat(recorded()).hasSize(1);
    }

    @Test
    void ofTwoThatSetAtOnceOneIsTheLast() throws Exception {
        for (int round = 0; round < 20; round++) {
            AtOnce.run(2, n -> set(n == 0 ? Set.of(ROOT, ADA) : Set.of(ADA, GRACE)));

            assertThat(recorded()).hasSize(2).contains("platform:renku#admin@user:ada");
        }
    }

    private boolean set(Set<UserId> people) {
        return DATABASE.unitOfWork()
                .run(() -> administrators().set(people, clock.instant().plus(TOKENS)));
    }

    private RecordedAdministrators administrators() {
        var tables = new TablesOfTests(DATABASE);
        return new RecordedAdministrators(
                tables.administrators(), tables.relations(() -> {}), clock);
    }

    private AdministratorArrivals arrivals() {
        return new AdministratorArrivals(
                new TablesOfTests(DATABASE).record(),
                administrators(),
                DATABASE.unitOfWork(),
                clock);
    }

    private List<String> recorded() {
        return new TablesOfTests(DATABASE)
                .record().after(null, 10).stream().map(Object::toString).toList();
    }
}
