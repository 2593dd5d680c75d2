package dev.ashlar.testkit;

import dev.ashlar.database.DatabaseSettings;
import dev.ashlar.database.repositories.PostgresDatabase;
import dev.ashlar.kernel.Sensitive;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/// The server of this JVM, the shared one or its own, with a template that has all tables of this class path.
final class PostgresServer implements AutoCloseable {
    private static final String MAINTENANCE = "postgres";

    /// A machine that has much else to do must not fail a test of something else: a program gives up after two seconds.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestServers.Postgres place;
    private final @Nullable EmbeddedPostgres own;
    private final String template = freshName("template");

    private PostgresServer(TestServers.Postgres place, @Nullable EmbeddedPostgres own) {
        this.place = place;
        this.own = own;
    }

    /// The same one for all test classes of a JVM; it ends with the last of them.
    static PostgresServer of(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(PostgresServer.class))
                .getOrComputeIfAbsent(PostgresServer.class, _ -> start(), PostgresServer.class);
    }

    private static PostgresServer start() {
        var shared = TestServers.ofThisRun().postgres();
        var server = shared.isPresent() ? new PostgresServer(shared.get(), null) : startEmbedded();
        server.execute("CREATE DATABASE " + server.template);
        PostgresDatabase.migrations(server.settings(server.template)).migrate();
        return server;
    }

    private static PostgresServer startEmbedded() {
        try {
            var own = EmbeddedPostgres.start();
            return new PostgresServer(
                    new TestServers.Postgres("localhost", own.getPort(), "postgres", "postgres"),
                    own);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String createDatabase() {
        var name = freshName("test");
        execute("CREATE DATABASE %s TEMPLATE %s".formatted(name, template));
        // Tests let transactions meet crosswise on purpose, and PostgreSQL would look for that
        // after a second.
        execute("ALTER DATABASE %s SET deadlock_timeout = '100ms'".formatted(name));
        return name;
    }

    String createEmptyDatabase() {
        var name = freshName("test");
        execute("CREATE DATABASE %s".formatted(name));
        return name;
    }

    void dropDatabase(String name) {
        execute("DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(name));
    }

    DatabaseSettings settings(String database) {
        return new DatabaseSettings(
                place.host(),
                place.port(),
                place.user(),
                database,
                new Sensitive(place.password()),
                10,
                PATIENCE);
    }

    @Override
    public void close() throws IOException {
        if (own != null) {
            own.close();
        } else {
            dropDatabase(template);
        }
    }

    private static String freshName(String kind) {
        return "ashlar_%s_%s".formatted(kind, UUID.randomUUID().toString().replace("-", ""));
    }

    private void execute(String statement) {
        var url = "jdbc:postgresql://%s:%d/%s".formatted(place.host(), place.port(), MAINTENANCE);
        try (var connection = DriverManager.getConnection(url, place.user(), place.password());
                var prepared = connection.createStatement()) {
            prepared.execute(statement);
        } catch (SQLException failure) {
            throw new IllegalStateException(statement, failure);
        }
    }
}
