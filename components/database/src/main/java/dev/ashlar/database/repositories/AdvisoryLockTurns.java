package dev.ashlar.database.repositories;

import dev.ashlar.database.DatabaseSettings;
import dev.ashlar.database.Sql;
import dev.ashlar.database.Turns;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

/// A turn is a connection of its own that holds an advisory lock: PostgreSQL takes it away from whoever dies. Calls are
/// notifications, for which the same connection listens.
final class AdvisoryLockTurns implements Turns {
    private static final int SECONDS_TO_ANSWER = 1;
    private static final String STILL_TAKEN = "55P03";

    /// A machine that vanished without a word keeps its turn for about ten seconds.
    private static final String NOTICE_THE_DEAD =
            " -c tcp_keepalives_idle=4 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3";

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
                    listen(connection, work);
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
            var connection = source(patience).getConnection();
            try {
                if (attempt.succeeds(connection)) {
                    return Optional.of(new ConnectionTurn(connection));
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

    private PGSimpleDataSource source(Duration patience) {
        var source = Servers.source(settings);
        Servers.limit(source, patience);
        source.setOptions(source.getOptions() + NOTICE_THE_DEAD);
        return source;
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
        execute(connection, "SET lock_timeout = " + longest.toMillis());
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

    private static void listen(Connection connection, String work) throws SQLException {
        execute(connection, "LISTEN \"%s\"".formatted(channel(work)));
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (var plain = connection.createStatement()) {
            plain.execute(statement);
        }
    }

    private static String channel(String work) {
        return "turn." + work;
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
        public boolean awaitCall(Duration longest) {
            try {
                var calls =
                        connection
                                .unwrap(PGConnection.class)
                                .getNotifications((int) Math.max(1, longest.toMillis()));
                return calls != null && calls.length > 0;
            } catch (SQLException failure) {
                throw Failures.translate(failure);
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
