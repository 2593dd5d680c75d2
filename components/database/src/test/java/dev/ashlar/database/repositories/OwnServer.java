package dev.ashlar.database.repositories;

import static java.util.Objects.requireNonNull;

import dev.ashlar.database.DatabaseSettings;
import dev.ashlar.kernel.Sensitive;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A PostgreSQL server of one test class, which the class may stop and start. The testkit's server is shared, and the
/// testkit stands on this module.
final class OwnServer implements BeforeAllCallback, AfterAllCallback, AutoCloseable {
    private final Path data = temporaryFolder();
    private @Nullable EmbeddedPostgres server;
    private int port;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        open();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        close();
    }

    void open() throws IOException {
        server = builder().start();
        port = server.getPort();
    }

    @Override
    public void close() throws IOException {
        stop();
        try (var paths = Files.walk(data)) {
            paths.sorted(Comparator.reverseOrder()).forEach(OwnServer::delete);
        }
    }

    void stop() throws IOException {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    void start() throws IOException {
        server = builder().setPort(port).start();
    }

    /// The server's data as the server calls it, for `pg_ctl`.
    Path data() {
        return data;
    }

    DatabaseSettings settings() {
        return settings("postgres");
    }

    DatabaseSettings settings(String database) {
        return new DatabaseSettings(
                "localhost",
                port,
                "postgres",
                database,
                new Sensitive("postgres"),
                10,
                Duration.ofSeconds(2));
    }

    /// Makes an empty database.
    DatabaseSettings fresh(String name) {
        try (var connection = requireNonNull(server).getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return settings(name);
    }

    private EmbeddedPostgres.Builder builder() {
        return EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false);
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("ashlar-database-test");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
