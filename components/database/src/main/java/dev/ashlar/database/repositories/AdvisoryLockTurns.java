package dev.ashlar.database.repositories;

import dev.ashlar.database.DatabaseSettings;
import dev.ashlar.database.Turns;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// A turn is a connection of its own that holds an advisory lock: PostgreSQL takes it away from whoever dies.
final class AdvisoryLockTurns implements Turns {
    private static final int SECONDS_TO_ANSWER = 1;

    private final DatabaseSettings settings;

    AdvisoryLockTurns(DatabaseSettings settings) {
        this.settings = settings;
    }

    @Override
    public Optional<Turn> tryTake(String work) {
        var source = Servers.source(settings);
        Servers.limit(source, settings.patience());
        try {
            var connection = source.getConnection();
            if (lock(connection, work)) {
                return Optional.of(new ConnectionTurn(connection));
            }
            connection.close();
            return Optional.empty();
        } catch (SQLException failure) {
            throw Failures.translate(failure);
        }
    }

    private static boolean lock(Connection connection, String work) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "SELECT pg_try_advisory_lock(hashtextextended(?, 0))")) {
            statement.setString(1, work);
            try (var row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private record ConnectionTurn(Connection connection) implements Turn {
        @Override
        public boolean holds() {
            try {
                return connection.isValid(SECONDS_TO_ANSWER);
            } catch (SQLException _) {
                return false;
            }
        }

        @Override
        public void close() {
            try {
                connection.close();
            } catch (SQLException _) {
                // It is gone already, and the lock with it.
            }
        }
    }
}
