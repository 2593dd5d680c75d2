package dev.ashlar.database.repositories;

import dev.ashlar.database.Calls;
import dev.ashlar.database.DatabaseSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

/// A connection outside of the pool, on which notifications are heard. Either end notices within about ten seconds when
/// the other vanished without a word.
record CallConnection(Connection connection) implements Calls.Listener {
    private static final int SECONDS_TO_ANSWER = 1;
    private static final String NOTICE_THE_DEAD =
            " -c tcp_keepalives_idle=4 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3";

    /// @param patience for each statement
    static PGSimpleDataSource source(DatabaseSettings settings, Duration patience) {
        var source = Servers.source(settings);
        Servers.limit(source, patience);
        source.setOptions(source.getOptions() + NOTICE_THE_DEAD);
        return source;
    }

    void listen(String channel) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("LISTEN \"%s\"".formatted(channel.replace("\"", "\"\"")));
        }
    }

    @Override
    public boolean await(Duration longest) {
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
    public boolean hears() {
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
            // It is gone already, and what it held with it.
        }
    }
}
