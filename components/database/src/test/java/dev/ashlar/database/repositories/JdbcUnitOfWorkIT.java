package dev.ashlar.database.repositories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.database.DatabaseSettings;
import dev.ashlar.database.Sql;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@SuppressWarnings("NullAway.Init")
class JdbcUnitOfWorkIT {
    @RegisterExtension static final SharedServer SERVER = new SharedServer();

    private static PostgresDatabase database;
    private static Sql sql;
    private static UnitOfWork unitOfWork;

    @BeforeAll
    static void open() {
        database = new PostgresDatabase(SERVER.settings());
        sql = database.sql();
        unitOfWork = database.unitOfWork();
        unitOfWork.run(() -> sql.change("CREATE TABLE things (name text PRIMARY KEY, count int)"));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void empty() {
        unitOfWork.run(() -> sql.change("DELETE FROM things"));
    }

    @Test
    void whatWorkDidIsThereAfterItReturned() {
        var result = unitOfWork.run(() -> add("a", 1));

        assertThat(result).isEqualTo(1);
        assertThat(names()).containsExactly("a");
    }

    @Test
    void aRefusalLeavesNothing() {
        assertThatThrownBy(() ->
                        unitOfWork.run(() -> {
                            add("a", 1);
                            throw Problem.Forbidden.insufficientPermissions().asException();
                        }))
                .hasMessage("you do not have sufficient permissions");

        assertThat(names()).isEmpty();
    }

    @Test
    void aStatementInsideSeesWhatTheTransactionDid() {
        List<String> seen =
                unitOfWork.run(() -> {
                    add("a", 1);
                    return names();
                });

        assertThat(seen).containsExactly("a");
    }

    @Test
    void aNestedUnitOfWorkIsRefused() {
        assertThatThrownBy(() -> unitOfWork.run(() -> unitOfWork.run(() -> 1)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aChangeOutsideIsRefused() {
        assertThatThrownBy(() -> add("a", 1)).isInstanceOf(IllegalStateException.class);
        assertThat(names()).isEmpty();
    }

    @Test
    void workAfterTheCommitSeesItAndHasItsConnectionFree() {
        var one = new PostgresDatabase(withConnections(1));
        var seen = new ArrayList<String>();

        try (one) {
            one.unitOfWork()
                    .run(() -> {
                        one.unitOfWork()
                                .afterCommit(
                                        () -> seen.addAll(one.unitOfWork().run(() -> names(one))));
                        return one.sql().change("INSERT INTO things VALUES ('a', 1)");
                    });
        }

        assertThat(seen).containsExactly("a");
    }

    @Test
    void workAfterTheCommitIsForgottenWithTheTransaction() {
        var ran = new AtomicInteger();

        assertThatThrownBy(() ->
                unitOfWork.run(() -> {
                    unitOfWork.afterCommit(ran::incrementAndGet);
                    throw new Problem.Conflict("taken").asException();
                }));

        assertThat(ran).hasValue(0);
    }

    @Test
    void aFailureAfterTheCommitHidesNeitherTheResultNorTheNextTask() {
        var ran = new AtomicInteger();

        var result =
                unitOfWork.run(() -> {
                    unitOfWork.afterCommit(() -> {
                        throw new IllegalStateException("as the test wants it");
                    });
                    unitOfWork.afterCommit(ran::incrementAndGet);
                    return add("a", 1);
                });

        assertThat(result).isEqualTo(1);
        assertThat(ran).hasValue(1);
    }

    @Test
    void workAfterTheCommitOutsideATransactionIsRefused() {
        assertThatThrownBy(() -> unitOfWork.afterCommit(() -> {}))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void ofTwoThatWaitForEachOtherBothSucceed() throws Exception {
        unitOfWork.run(() -> add("a", 0) + add("b", 0));
        var bothHoldOne = new CyclicBarrier(2);
        var attempts = new AtomicInteger();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> countUp("a", "b", bothHoldOne, attempts));
            var second = threads.submit(() -> countUp("b", "a", bothHoldOne, attempts));
            first.get();
            second.get();
        }

        assertThat(attempts).as("one of them began anew").hasValue(3);
        assertThat(sql.all("SELECT count FROM things", row -> row.integer("count")))
                .containsExactly(2, 2);
    }

    @Test
    void aCollisionThatComesBackEachTimeEndsAsUnavailable() {
        var attempts = new AtomicInteger();

        assertThatThrownBy(() ->
                        unitOfWork.run(() -> {
                            attempts.incrementAndGet();
                            return sql.change("DO $$ BEGIN RAISE SQLSTATE '40001'; END $$");
                        }))
                .hasMessageContaining("the database does not answer");
        assertThat(attempts).hasValue(3);
    }

    @Test
    void moreThreadsThanConnectionsAllGetTheirTurn() throws Exception {
        unitOfWork.run(() -> add("a", 0));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int at = 0; at < 200; at++) {
                threads.submit(() ->
                        unitOfWork.run(() -> sql.change("UPDATE things SET count = count + 1")));
            }
        }

        assertThat(sql.one("SELECT count FROM things", row -> row.integer("count"))).contains(200);
    }

    private static int countUp(
            String first, String second, CyclicBarrier bothHoldOne, AtomicInteger attempts) {
        return unitOfWork.run(() -> {
            increment(first);
            if (attempts.incrementAndGet() <= 2) {
                await(bothHoldOne);
            }
            return increment(second);
        });
    }

    private static int increment(String name) {
        return sql.change("UPDATE things SET count = count + 1 WHERE name = ?", name);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static int add(String name, int count) {
        return sql.change("INSERT INTO things (name, count) VALUES (?, ?)", name, count);
    }

    private static List<String> names() {
        return names(database);
    }

    private static List<String> names(PostgresDatabase database) {
        return database.sql().all("SELECT name FROM things ORDER BY name", row -> row.text("name"));
    }

    private static DatabaseSettings withConnections(int connections) {
        var all = SERVER.settings();
        return new DatabaseSettings(
                all.host(),
                all.port(),
                all.user(),
                all.name(),
                all.password(),
                connections,
                all.patience());
    }
}
