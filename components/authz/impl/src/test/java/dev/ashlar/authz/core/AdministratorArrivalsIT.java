package dev.ashlar.authz.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.authz.repositories.TablesOfTests;
import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Email;
import dev.ashlar.kernel.Profile;
import dev.ashlar.kernel.UserId;
import dev.ashlar.testkit.TestClock;
import dev.ashlar.testkit.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AdministratorArrivalsIT {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();

    private static final Profile PROFILE =
            new Profile(new Email("root@example.org"), null, null, null);
    private static final UserId ROOT = new UserId("root");

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

    private AdministratorArrivals arrivals() {
        var tables = new TablesOfTests(DATABASE);
        return new AdministratorArrivals(
                tables.record(), tables.relations(() -> {}), DATABASE.unitOfWork(), clock);
    }

    private List<String> recorded() {
        return new TablesOfTests(DATABASE)
                .record().after(null, 10).stream().map(Object::toString).toList();
    }
}
