package dev.ashlar.dataapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.HealthProbe;
import dev.ashlar.testkit.TestDatabase;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Lets a test begin with nobody known and nothing there.
final class CleanSlate {
    private static final List<String> PEOPLE = List.of("ada", "grace", "alan", "admin");

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(50);

    private CleanSlate() {}

    static void wipe(RunningDataApi api, TestDatabase database) {
        awaitSpiceDb(api);
        var admin = api.as("admin");
        // By the API, so that what the service remembers of them goes too.
        for (var person : PEOPLE) {
            admin.delete("/users/" + api.as(person).get("/user").text("id"));
        }
        database.clear();
    }

    /// Until SpiceDB knows the record, changes are refused. Other neighbours may be away.
    private static void awaitSpiceDb(RunningDataApi api) {
        var spiceDb = api.context().getBean(HealthProbe.class, Qualifiers.byName("spicedb"));
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (!spiceDb.answers()) {
            assertThat(System.nanoTime()).as("SpiceDB is not ready").isLessThan(until);
            LockSupport.parkNanos(POLL.toNanos());
        }
    }
}
