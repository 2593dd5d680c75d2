package dev.ashlar.database.repositories;

import dev.ashlar.database.DatabaseNotUsable;
import dev.ashlar.database.DatabaseSettings;
import dev.ashlar.database.Migrations;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Flyway does the work; whether there is any is found out without it, because loading it takes longer than everything
/// else at a start.
final class FlywayMigrations implements Migrations {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final String SCHEMA = "database";
    private static final String TABLE = "schema_history";

    /// Of the lock that lets one program at a time migrate; "ashlar" in ASCII.
    private static final long LOCK = 0x6173686c6172L;

    private static final String NO_SUCH_TABLE = "42P01";
    private static final String NO_SUCH_SCHEMA = "3F000";
    private static final Logger LOG = LoggerFactory.getLogger(FlywayMigrations.class);

    private final DatabaseSettings settings;

    FlywayMigrations(DatabaseSettings settings) {
        this.settings = settings;
    }

    @Override
    public void migrate() {
        var carried = MigrationFiles.find(getClass().getClassLoader());
        try (var connection = connect()) {
            if (fit(connection, carried).nothingToDo()) {
                return;
            }
            try (var statement = connection.createStatement()) {
                statement.execute("SELECT pg_advisory_lock(%d)".formatted(LOCK));
            }
            var fit = fit(connection, carried);
            if (!fit.nothingToDo()) {
                LOG.info("migrating the database: {} scripts", fit.missing().size());
                flyway().migrate();
            }
        } catch (SQLException | FlywayException failure) {
            throw new DatabaseNotUsable(
                    "The database could not be migrated: %s".formatted(failure.getMessage()),
                    failure);
        }
    }

    @Override
    public void checkVersion() {
        var carried = MigrationFiles.find(getClass().getClassLoader());
        try (var connection = connect()) {
            var fit = Fit.of(carried, history(connection)).ofComponentsIn(carried);
            refuseNewer(fit);
            if (!fit.missing().isEmpty()) {
                throw new DatabaseNotUsable(
                        "The database is older than this program, it lacks %s: run the data API's `migrate` of this version first."
                                .formatted(fit.missing().getLast()));
            }
        } catch (SQLException failure) {
            throw new DatabaseNotUsable(
                    "The version of the database could not be read: %s"
                            .formatted(failure.getMessage()),
                    failure);
        }
    }

    private Connection connect() {
        return new ServerWait(settings, LONGEST_WAIT, InstantSource.system()).connect();
    }

    private static Fit fit(Connection connection, Map<String, Integer> carried)
            throws SQLException {
        var fit = Fit.of(carried, history(connection));
        refuseNewer(fit);
        return fit;
    }

    private static void refuseNewer(Fit fit) {
        if (!fit.unknown().isEmpty()) {
            throw new DatabaseNotUsable(
                    "The database is newer than this program, it has %s: use a newer version of this program."
                            .formatted(fit.unknown().getLast()));
        }
    }

    private static Map<String, Integer> history(Connection connection) throws SQLException {
        var applied = new HashMap<String, Integer>();
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT script, checksum FROM %s.%s WHERE type = 'SQL' AND success"
                                        .formatted(SCHEMA, TABLE))) {
            while (rows.next()) {
                applied.put(rows.getString("script"), rows.getInt("checksum"));
            }
        } catch (SQLException failure) {
            var state = failure.getSQLState();
            if (!NO_SUCH_TABLE.equals(state) && !NO_SUCH_SCHEMA.equals(state)) {
                throw failure;
            }
        }
        return applied;
    }

    /// Out of order, because components are written side by side: a script may carry an earlier time than one that
    /// was applied before it.
    private Flyway flyway() {
        return Flyway.configure(getClass().getClassLoader())
                .dataSource(Servers.source(settings))
                .locations("classpath:" + MigrationFiles.FOLDER)
                .schemas(SCHEMA)
                .table(TABLE)
                .outOfOrder(true)
                .cleanDisabled(true)
                .validateMigrationNaming(true)
                .loggers(FlywayLog.class.getName())
                .load();
    }
}
