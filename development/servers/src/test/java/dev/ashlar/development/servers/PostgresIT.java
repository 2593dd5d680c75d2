package dev.ashlar.development.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresIT {
    @TempDir Path folder;

    @Test
    void whatWasCommittedOutlivesACrashOfTheServer() throws IOException, SQLException {
        try (var workshop = Workshop.in(folder)) {
            var port = Workshop.freePort();
            var recipe = new Postgres(workshop.places(), port, Postgres.Durability.DURABLE);
            var first = workshop.server(recipe);
            first.start();
            execute(port, "CREATE TABLE thing AS SELECT 42 AS answer");

            workshop.crash("postgres");
            var second = workshop.server(recipe);
            second.start();

            assertThat(answer(port)).isEqualTo(42);
            second.stop();
            assertThat(second.ready()).isFalse();
        }
    }

    @Test
    void theLocalStacksServerWaitsForTheDisk() throws IOException, SQLException {
        try (var workshop = Workshop.in(folder)) {
            var port = Workshop.freePort();
            var server =
                    workshop.server(
                            new Postgres(workshop.places(), port, Postgres.Durability.DURABLE));

            server.start();

            assertThat(setting(port, "fsync")).isEqualTo("on");
            assertThat(setting(port, "synchronous_commit")).isEqualTo("on");
            server.stop();
        }
    }

    private static void execute(int port, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url(port));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int answer(int port) throws SQLException {
        try (var connection = DriverManager.getConnection(url(port));
                var rows = connection.createStatement().executeQuery("SELECT answer FROM thing")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static String setting(int port, String name) throws SQLException {
        try (var connection = DriverManager.getConnection(url(port));
                var rows = connection.createStatement().executeQuery("SHOW " + name)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static String url(int port) {
        return "jdbc:postgresql://localhost:%d/renku?user=renku&password=renku".formatted(port);
    }
}
