package dev.ashlar.programs;

import dev.ashlar.database.DatabaseSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Lets transactions of a program wait inside PostgreSQL: triggers wait for a lock that a test has.
final class Holds implements AutoCloseable {
    /// Where a transaction waits.
    enum Place {
        OUTBOX_WRITTEN,
        COMMITTING,
        NOTING
    }

    private static final String TRIGGERS =
            """
            CREATE FUNCTION public.wait_for_test() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                PERFORM pg_advisory_xact_lock_shared(4711, TG_ARGV[0]::integer);
                RETURN NULL;
            END
            $$;
            CREATE TRIGGER hold_inside AFTER INSERT ON database.outbox
                FOR EACH STATEMENT EXECUTE FUNCTION public.wait_for_test(0);
            CREATE CONSTRAINT TRIGGER hold_commit AFTER INSERT ON database.outbox
                DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW EXECUTE FUNCTION public.wait_for_test(1);
            CREATE TRIGGER hold_noting BEFORE UPDATE OF done_at ON database.outbox
                FOR EACH STATEMENT EXECUTE FUNCTION public.wait_for_test(2);
            """;

    private final Connection connection;

    Holds(DatabaseSettings settings) throws SQLException {
        connection =
                DriverManager.getConnection(
                        "jdbc:postgresql://%s:%d/%s"
                                .formatted(settings.host(), settings.port(), settings.name()),
                        settings.user(),
                        settings.password().value());
        run(TRIGGERS);
    }

    /// From now on they wait there.
    void hold(Place place) {
        run("SELECT pg_advisory_lock(4711, %d)".formatted(place.ordinal()));
    }

    /// All go on.
    void release() {
        run("SELECT pg_advisory_unlock_all()");
    }

    int waiting() {
        return Integer.parseInt(
                texts(
                                """
                                SELECT count(*)::text FROM pg_locks
                                WHERE locktype = 'advisory' AND classid = 4711 AND NOT granted
                                    AND database = (SELECT oid FROM pg_database
                                        WHERE datname = current_database())
                                """)
                        .getFirst());
    }

    /// How many changes of relations have been committed and not been noted as told to SpiceDB.
    int pending() {
        return texts(
                        "SELECT position::text FROM database.outbox"
                                + " WHERE channel = 'relations' AND done_at IS NULL")
                .size();
    }

    /// How many others are doing something, or have begun a transaction and not ended it.
    int busy() {
        return Integer.parseInt(
                texts(
                                """
                                SELECT count(*)::text FROM pg_stat_activity
                                WHERE datname = current_database() AND pid <> pg_backend_pid()
                                    AND backend_type = 'client backend' AND state <> 'idle'
                                """)
                        .getFirst());
    }

    /// The only column of every row.
    List<String> texts(String query) {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException failure) {
            throw new IllegalStateException(query, failure);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private void run(String command) {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        } catch (SQLException failure) {
            throw new IllegalStateException(command, failure);
        }
    }
}
