package dev.ashlar.development.seed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// What of this data the database has already, kept in a schema of its own in the transactions that write it. So a run
/// that was interrupted is gone on with, and one that is complete is not repeated.
final class Ledger {
    private static final String TABLES =
            """
            CREATE SCHEMA IF NOT EXISTS seed;
            CREATE TABLE IF NOT EXISTS seed.numbers (
                only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
                projects integer NOT NULL,
                users    integer NOT NULL,
                groups   integer NOT NULL,
                seed     bigint  NOT NULL);
            CREATE TABLE IF NOT EXISTS seed.chunks (
                step  text    NOT NULL,
                start integer NOT NULL,
                PRIMARY KEY (step, start))
            """;

    private Ledger() {}

    /// Of this run or of one before.
    ///
    /// @throws SeedFailure if the database holds other data of this kind, or has no tables
    static Set<Chunk> begin(Numbers numbers, Connection connection) throws SQLException {
        requireTables(connection);
        try (var statement = connection.createStatement()) {
            statement.execute(TABLES);
        }
        var before = numbers(connection);
        if (before.isEmpty()) {
            write(numbers, connection);
        } else if (!before.get().equals(numbers)) {
            throw new SeedFailure(
                    "This database was filled with %s, which cannot be changed to %s: say the same numbers, or take an empty database (make reset)."
                            .formatted(before.get(), numbers));
        }
        return done(numbers, connection);
    }

    /// What a database was filled with; empty also for one that never was.
    static Optional<Numbers> numbers(Connection connection) throws SQLException {
        if (!exists("seed.numbers", connection)) {
            return Optional.empty();
        }
        try (var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "SELECT projects, users, groups, seed FROM seed.numbers")) {
            return row.next()
                    ? Optional.of(
                            new Numbers(
                                    row.getInt(1), row.getInt(2), row.getInt(3), row.getLong(4)))
                    : Optional.empty();
        }
    }

    /// In the transaction that wrote it.
    static void note(Chunk chunk, Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("INSERT INTO seed.chunks VALUES (?, ?)")) {
            statement.setString(1, chunk.step().name());
            statement.setInt(2, chunk.from());
            statement.execute();
        }
    }

    private static void write(Numbers numbers, Connection connection) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "INSERT INTO seed.numbers (projects, users, groups, seed) VALUES (?, ?, ?, ?)")) {
            statement.setInt(1, numbers.projects());
            statement.setInt(2, numbers.users());
            statement.setInt(3, numbers.groups());
            statement.setLong(4, numbers.seed());
            statement.execute();
        }
    }

    private static Set<Chunk> done(Numbers numbers, Connection connection) throws SQLException {
        var starts = new HashSet<String>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT step, start FROM seed.chunks")) {
            while (row.next()) {
                starts.add(row.getString(1) + row.getInt(2));
            }
        }
        var done = new HashSet<Chunk>();
        for (var step : Step.values()) {
            step.chunks(numbers).stream()
                    .filter(chunk -> starts.contains(step.name() + chunk.from()))
                    .forEach(done::add);
        }
        return done;
    }

    private static void requireTables(Connection connection) throws SQLException {
        if (!exists("project.projects", connection)) {
            throw new SeedFailure(
                    "This database has no tables yet: start the data API with it once (make run), or call its command migrate.");
        }
    }

    private static boolean exists(String table, Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
            statement.setString(1, table);
            try (var row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
