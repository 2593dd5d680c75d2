package dev.ashlar.database.repositories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@SuppressWarnings("NullAway.Init")
class OutageIT {
    @RegisterExtension static final OwnServer SERVER = new OwnServer();

    private static final Duration LONGEST_REFUSAL = Duration.ofSeconds(3);
    private static final Duration LONGEST_RECOVERY = Duration.ofSeconds(5);

    private PostgresDatabase database;

    @BeforeEach
    void open() {
        database = new PostgresDatabase(SERVER.settings());
        assertThat(ask()).isEqualTo(1);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aStoppedServerIsARefusalInTimeAndForgottenAfterItsReturn() throws IOException {
        SERVER.stop();
        var refusal =
                soonest(() -> assertThatThrownBy(this::ask).isInstanceOf(ProblemException.class));
        var inTransaction =
                soonest(() ->
                        assertThatThrownBy(() -> database.unitOfWork().run(this::ask))
                                .isInstanceOfSatisfying(
                                        ProblemException.class,
                                        problem ->
                                                assertThat(problem.problem())
                                                        .isEqualTo(
                                                                new Problem.Unavailable(
                                                                        "the database"))));
        var red = database.probe().answers();

        SERVER.start();
        var recovery = timeOf(this::askUntilAnswered);

        assertThat(refusal).isLessThan(LONGEST_REFUSAL);
        assertThat(inTransaction).isLessThan(LONGEST_REFUSAL);
        assertThat(red).isFalse();
        assertThat(recovery).isLessThan(LONGEST_RECOVERY);
        assertThat(database.probe().answers()).isTrue();
    }

    /// Waiting callers make the pool ask on its own, at growing distances; recovery must not suffer from it.
    @Test
    void recoveryIsQuickEvenWhenManyAskAllTheTime() throws Exception {
        var over = new AtomicBoolean();
        var answers = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int at = 0; at < 30; at++) {
                threads.submit(() -> {
                    while (!over.get()) {
                        if (answered()) {
                            answers.incrementAndGet();
                        }
                    }
                });
            }
            SERVER.stop();
            assertThat(database.probe().answers()).isFalse();
            var awayFor = Instant.now().plusSeconds(8);
            while (Instant.now().isBefore(awayFor)) {
                database.probe().answers();
            }
            var before = answers.get();

            SERVER.start();
            var recovery =
                    timeOf(() -> {
                        while (answers.get() < before + 100) {
                            Thread.onSpinWait();
                        }
                    });
            over.set(true);

            assertThat(recovery).isLessThan(LONGEST_RECOVERY);
        }
    }

    /// A stopped process, a cut cable: nobody says that the connection is gone.
    @Test
    void aServerThatHangsIsARefusalInTime() throws Exception {
        var group = stopEverything();
        try {
            var refusal =
                    soonest(() ->
                            assertThatThrownBy(this::ask).isInstanceOf(ProblemException.class));
            var probe = soonest(() -> assertThat(database.probe().answers()).isFalse());

            assertThat(refusal).isLessThan(LONGEST_REFUSAL);
            assertThat(probe).isLessThan(LONGEST_REFUSAL);
        } finally {
            signal("CONT", group);
        }

        assertThat(timeOf(this::askUntilAnswered)).isLessThan(LONGEST_RECOVERY);
    }

    @Test
    void aStatementThatTakesTooLongIsARefusalAndTheConnectionGoesOn() {
        var refusal =
                soonest(() ->
                        assertThatThrownBy(
                                        () -> database.sql().one("SELECT pg_sleep(10)", _ -> true))
                                .isInstanceOf(ProblemException.class));

        assertThat(refusal).isLessThan(LONGEST_REFUSAL);
        assertThat(ask()).isEqualTo(1);
    }

    @Test
    void connectionsThatTheServerEndedAreReplacedUnseen() throws Exception {
        var kept = new ArrayList<Callable<Integer>>();
        for (int at = 0; at < 20; at++) {
            kept.add(() -> database.unitOfWork().run(this::ask));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(kept);
        }

        endAllConnections();
        var recovery = timeOf(this::askUntilAnswered);

        assertThat(recovery).isLessThan(LONGEST_RECOVERY);
    }

    private int ask() {
        return database.sql().one("SELECT 1 AS n", row -> row.integer("n")).orElseThrow();
    }

    private boolean answered() {
        try {
            return ask() == 1;
        } catch (ProblemException _) {
            return false;
        }
    }

    private void askUntilAnswered() {
        while (!answered()) {
            Thread.onSpinWait();
        }
    }

    private static void endAllConnections() {
        try (var other = new PostgresDatabase(SERVER.settings())) {
            other.sql()
                    .all(
                            """
                            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                            WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'
                            """,
                            _ -> true);
        }
    }

    /// The shortest of several times: a machine that is busy may be late once.
    private static Duration soonest(Runnable work) {
        var soonest = timeOf(work);
        for (int time = 1; time < 5 && soonest.compareTo(LONGEST_REFUSAL) >= 0; time++) {
            var took = timeOf(work);
            soonest = took.compareTo(soonest) < 0 ? took : soonest;
        }
        return soonest;
    }

    private static Duration timeOf(Runnable work) {
        var start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /// The server first, so that it makes no new process while its processes are counted.
    private static List<Long> stopEverything() throws Exception {
        var server =
                Long.parseLong(
                        Files.readAllLines(SERVER.data().resolve("postmaster.pid"))
                                .getFirst()
                                .strip());
        signal("STOP", List.of(server));
        var group = new ArrayList<Long>();
        group.add(server);
        ProcessHandle.of(server)
                .orElseThrow()
                .descendants()
                .map(ProcessHandle::pid)
                .forEach(group::add);
        signal("STOP", group);
        return group;
    }

    private static void signal(String name, List<Long> processes) throws Exception {
        for (var process : processes) {
            new ProcessBuilder("kill", "-" + name, process.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
        }
    }
}
