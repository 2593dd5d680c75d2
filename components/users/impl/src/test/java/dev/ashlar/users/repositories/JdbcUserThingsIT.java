package dev.ashlar.users.repositories;

import static dev.ashlar.users.UserFixtures.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.authz.RecordedThings.Thing;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.testkit.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcUserThingsIT {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();

    private final JdbcUserStore store = new JdbcUserStore(DATABASE.sql());
    private final JdbcUserThings things = new JdbcUserThings(DATABASE.sql());

    @BeforeEach
    void clear() {
        DATABASE.clear();
    }

    @Test
    void whoIsBeingMadeIsWaitedForAndFound() throws Exception {
        var ada = user("ada");
        var reserved = new CountDownLatch(1);
        var making =
                CompletableFuture.supplyAsync(() ->
                        DATABASE.unitOfWork()
                                .run(() -> {
                                    store.reserve(ada.id());
                                    reserved.countDown();
                                    awaitSomebodyWaiting();
                                    return store.add(ada, Instant.EPOCH);
                                }));
        assertThat(reserved.await(2, TimeUnit.MINUTES)).isTrue();

        var held = DATABASE.unitOfWork().run(() -> things.hold(List.of("zoe", ada.id().value())));

        assertThat(held).extracting(Thing::ref).containsExactly(ResourceRef.of(ada.id()));
        assertThat(making.get(2, TimeUnit.MINUTES)).isTrue();
    }

    private static void awaitSomebodyWaiting() {
        var end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (nobodyWaits() && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    private static boolean nobodyWaits() {
        return DATABASE.sql()
                .one(
                        """
                        SELECT count(*) = 0 AS nobody FROM pg_locks
                         WHERE locktype = 'advisory' AND NOT granted
                           AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                        """,
                        row -> row.flag("nobody"))
                .orElseThrow();
    }
}
