package dev.ashlar.database.repositories;

import dev.ashlar.database.DatabaseSettings;
import dev.ashlar.database.Sql;
import dev.ashlar.database.Turns;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/// A turn is a connection of its own that holds an advisory lock: PostgreSQL takes it away from whoever dies, and from a
/// machine that vanished without a word after about ten seconds. Calls are notifications, for which the same connection
/// listens.
final class AdvisoryLockTurns implements Turns {
    private static final String STILL_TAKEN = "55P03";

    private final DatabaseSettings settings;
    private final Sql sql;

    AdvisoryLockTurns(DatabaseSettings settings, Sql sql) {
        this.settings = settings;
        this.sql = sql;
    }

    @Override
    public Optional<Turn> tryTake(String work) {
        return open(settings.patience(), connection -> isGiven(connection, work));
    }

    @Override
    public Optional<Turn> take(String work, Duration longest) {
        return open(
                longest.plus(settings.patience()),
                connection -> {
                    new CallConnection(connection).listen(channel(work));
                    return comesUp(connection, work, longest);
                });
    }

    @Override
    public void call(String work) {
        sql.all("SELECT pg_notify(?, '')", _ -> work, channel(work));
    }

    @FunctionalInterface
    private interface Attempt {
        boolean succeeds(Connection connection) throws SQLException;
    }

    private Optional<Turn> open(Duration patience, Attempt attempt) {
        try {
            var connection = CallConnection.source(settings, patience).getConnection();
            try {
                if (attempt.succeeds(connection)) {
                    return Optional.of(new ConnectionTurn(new CallConnection(connection)));
                }
            } catch (SQLException failure) {
                connection.close();
                throw failure;
            }
            connection.close();
            return Optional.empty();
        } catch (SQLException failure) {
            throw Failures.translate(failure);
        }
    }

    private static boolean isGiven(Connection connection, String work) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "SELECT pg_try_advisory_lock(hashtextextended(?, 0))")) {
            statement.setString(1, work);
            try (var row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static boolean comesUp(Connection connection, String work, Duration longest)
            throws SQLException {
        try (var plain = connection.createStatement()) {
            plain.execute("SET lock_timeout = " + longest.toMillis());
        }
        try (var statement =
                connection.prepareStatement("SELECT pg_advisory_lock(hashtextextended(?, 0))")) {
            statement.setString(1, work);
            statement.execute();
            return true;
        } catch (SQLException failure) {
            if (STILL_TAKEN.equals(failure.getSQLState())) {
                return false;
            }
            throw failure;
        }
    }

    private static String channel(String work) {
        return "turn." + work;
    }

    private record ConnectionTurn(CallConnection calls) implements Turn {
        @Override
        public boolean holds() {
            return calls.hears();
        }

        @Override
        public boolean awaitCall(Duration longest) {
            return calls.await(longest);
        }

        @Override
        public void close() {
            calls.close();
        }
    }
}
