package dev.ashlar.database.repositories;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/// Which connection a statement runs on: that of the transaction at hand, or one of its own.
final class Connections {
    /// One transaction and what is to be done after it.
    record Transaction(Connection connection, List<Runnable> afterCommit) {
        Transaction(Connection connection) {
            this(connection, new ArrayList<>());
        }
    }

    /// Something done with a connection.
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private final DataSource pool;
    private final ScopedValue<Transaction> current = ScopedValue.newInstance();

    Connections(DataSource pool) {
        this.pool = pool;
    }

    DataSource pool() {
        return pool;
    }

    ScopedValue<Transaction> current() {
        return current;
    }

    /// @throws IllegalStateException outside a transaction
    Transaction transaction() {
        return current.orElseThrow(
                () -> new IllegalStateException("This needs a unit of work, and there is none."));
    }

    <T> T query(Work<T> work) {
        try {
            if (current.isBound()) {
                return work.on(current.get().connection());
            }
            try (var connection = pool.getConnection()) {
                return work.on(connection);
            }
        } catch (SQLException failure) {
            throw Failures.translate(failure);
        }
    }

    <T> T change(Work<T> work) {
        try {
            return work.on(transaction().connection());
        } catch (SQLException failure) {
            throw Failures.translate(failure);
        }
    }
}
