package dev.ashlar.database.repositories;

import dev.ashlar.database.repositories.Connections.Transaction;
import dev.ashlar.database.repositories.Failures.Collision;
import dev.ashlar.kernel.UnitOfWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Transactions at READ COMMITTED. One that PostgreSQL gave up because of another (deadlock, serialization failure) is
/// begun anew twice: its work speaks with the database only, so nothing of the first attempt is left.
final class JdbcUnitOfWork implements UnitOfWork {
    private static final int ATTEMPTS = 3;
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(50);
    private static final Logger LOG = LoggerFactory.getLogger(JdbcUnitOfWork.class);

    private record Committed<T>(T result, List<Runnable> afterCommit) {}

    private final Connections connections;

    JdbcUnitOfWork(Connections connections) {
        this.connections = connections;
    }

    @Override
    public <T> T run(Supplier<T> work) {
        if (connections.current().isBound()) {
            throw new IllegalStateException("A unit of work must not contain another.");
        }
        var committed = commitWithPatience(work);
        committed.afterCommit().forEach(JdbcUnitOfWork::runAfterCommit);
        return committed.result();
    }

    @Override
    public void afterCommit(Runnable task) {
        connections.transaction().afterCommit().add(task);
    }

    private <T> Committed<T> commitWithPatience(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return commit(work);
            } catch (Collision collision) {
                if (attempt == ATTEMPTS) {
                    LOG.warn(
                            "a transaction met others {} times and was given up",
                            ATTEMPTS,
                            collision);
                    throw Failures.unavailable();
                }
                pause();
            }
        }
    }

    private <T> Committed<T> commit(Supplier<T> work) {
        try (var connection = connections.pool().getConnection()) {
            connection.setAutoCommit(false);
            var transaction = new Transaction(connection);
            try {
                T result = ScopedValue.where(connections.current(), transaction).call(work::get);
                connection.commit();
                return new Committed<>(result, transaction.afterCommit());
            } catch (Throwable failure) {
                rollBack(connection, failure);
                throw failure;
            }
        } catch (SQLException failure) {
            throw Failures.translate(failure);
        }
    }

    private static void rollBack(Connection connection, Throwable because) {
        try {
            connection.rollback();
        } catch (SQLException failure) {
            because.addSuppressed(failure);
        }
    }

    /// What is committed is true, whatever becomes of the rest: its failure is logged, not thrown.
    private static void runAfterCommit(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException failure) {
            LOG.error("work after a commit failed", failure);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(1, LONGEST_PAUSE.toMillis()));
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw Failures.unavailable();
        }
    }
}
