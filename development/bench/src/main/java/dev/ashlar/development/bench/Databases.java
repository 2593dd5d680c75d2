package dev.ashlar.development.bench;

import dev.ashlar.development.seed.Filling;
import dev.ashlar.development.seed.Target;
import dev.ashlar.development.servers.Guard;
import dev.ashlar.development.servers.Places;
import dev.ashlar.development.servers.Postgres;
import dev.ashlar.development.servers.Postgres.Durability;
import dev.ashlar.development.servers.ProcessServer;
import dev.ashlar.development.training.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// A PostgreSQL of its own with one database for each size. They stay for the next time.
final class Databases implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    /// Always there.
    private static final String MAINTENANCE = "postgres";

    private final Path files;
    private final int port;
    private final Guard guard;
    private final ProcessServer server;

    private Databases(Path files, int port, Guard guard, ProcessServer server) {
        this.files = files;
        this.port = port;
        this.guard = guard;
        this.server = server;
    }

    static Databases start(Places places) throws IOException {
        var port = Surroundings.freePort();
        var guard = new Guard();
        var postgres = new Postgres(places, port, Durability.DURABLE);
        var server = new ProcessServer(postgres, places, guard);
        server.start();
        return new Databases(postgres.workingFolder(), port, guard, server);
    }

    Surroundings.Database of(Size size) {
        return new Surroundings.Database(
                HOST, port, size.database(), Postgres.OWNER, Postgres.OWNER);
    }

    /// Makes an empty database, unless it is there.
    void create(Size size) throws SQLException {
        try (var connection = open(MAINTENANCE);
                var statement = connection.createStatement()) {
            var found =
                    statement.executeQuery(
                            "SELECT FROM pg_database WHERE datname = '%s'"
                                    .formatted(size.database()));
            if (!found.next()) {
                statement.execute("CREATE DATABASE " + size.database());
            }
        }
    }

    /// Makes an empty database, whatever was there.
    void createAnew(Size size) throws SQLException {
        try (var connection = open(MAINTENANCE);
                var statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + size.database());
        }
        create(size);
    }

    /// Writes what is not there yet into a database that has its tables.
    void fill(Size size) throws SQLException, InterruptedException {
        var target =
                new Target(
                        HOST,
                        Integer.toString(port),
                        size.database(),
                        Postgres.OWNER,
                        Postgres.OWNER);
        new Filling(target, size.numbers(), false, System.out).run();
    }

    /// The one that has all others of PostgreSQL as its children.
    ProcessHandle process() throws IOException {
        var lines = Files.readAllLines(files.resolve("postmaster.pid"));
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).orElseThrow();
    }

    /// The version of the server, for the report.
    String version() throws SQLException {
        try (var connection = open(MAINTENANCE)) {
            return "PostgreSQL " + connection.getMetaData().getDatabaseProductVersion();
        }
    }

    @Override
    public void close() {
        server.stop();
        guard.close();
    }

    private Connection open(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://%s:%d/%s".formatted(HOST, port, database),
                Postgres.OWNER,
                Postgres.OWNER);
    }
}
