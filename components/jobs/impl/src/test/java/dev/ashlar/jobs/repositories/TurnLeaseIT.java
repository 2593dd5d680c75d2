package dev.ashlar.jobs.repositories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.jobs.ports.Lease;
import dev.ashlar.testkit.TestDatabase;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TurnLeaseIT {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();

    private static final Duration NOT_AT_ALL = Duration.ZERO;
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Lease lease = new TurnLease(DATABASE.turns());

    @Test
    void oneRunHasItAtATimeWhateverRunsAreCalled() {
        try (var first = lease.take("short", NOT_AT_ALL).orElseThrow()) {
            assertThat(lease.take("short", NOT_AT_ALL)).isEmpty();
            assertThat(lease.take("named", NOT_AT_ALL)).isEmpty();
            assertThat(first.stands()).isTrue();
        }

        try (var next = lease.take("named", NOT_AT_ALL).orElseThrow()) {
            assertThat(next.stands()).isTrue();
        }
    }

    @Test
    void aLongRunWaitsForAShortOneAndASecondLongOneDoesNot() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var shortRun = lease.take("short", NOT_AT_ALL).orElseThrow();
            var waiting = threads.submit(() -> lease.take("long", LONG));
            waitUntilSomebodyWaits();

            assertThat(lease.take("long", LONG)).isEmpty();
            shortRun.close();

            try (var longRun = waiting.get(1, TimeUnit.MINUTES).orElseThrow()) {
                assertThat(longRun.stands()).isTrue();
                assertThat(lease.take("short", NOT_AT_ALL)).isEmpty();
            }
        }
    }

    @Test
    void whoWaitedInVainLeavesNothingBehind() {
        try (var first = lease.take("short", NOT_AT_ALL).orElseThrow()) {
            assertThat(lease.take("long", Duration.ofMillis(100))).isEmpty();
            assertThat(first.stands()).isTrue();
        }

        try (var next = lease.take("long", NOT_AT_ALL).orElseThrow()) {
            assertThat(next.stands()).isTrue();
        }
    }

    @Test
    void whoeverLosesTheConnectionLosesIt() {
        try (var lost = lease.take("short", NOT_AT_ALL).orElseThrow()) {
            DATABASE.sql()
                    .all(
                            """
                            SELECT pg_terminate_backend(pid) FROM pg_locks
                            WHERE locktype = 'advisory' AND pid <> pg_backend_pid()
                                AND database = (SELECT oid FROM pg_database
                                    WHERE datname = current_database())
                            """,
                            _ -> true);

            assertThat(lost.stands()).isFalse();
            try (var next = lease.take("short", NOT_AT_ALL).orElseThrow()) {
                assertThat(next.stands()).isTrue();
            }
        }
    }

    private static void waitUntilSomebodyWaits() {
        var waits = false;
        while (!waits) {
            waits =
                    DATABASE.sql()
                            .one(
                                    """
                                    SELECT EXISTS (
                                        SELECT FROM pg_locks
                                        WHERE locktype = 'advisory' AND NOT granted
                                            AND database = (SELECT oid FROM pg_database
                                                WHERE datname = current_database())) AS waits
                                    """,
                                    row -> row.flag("waits"))
                            .orElseThrow();
        }
    }
}
