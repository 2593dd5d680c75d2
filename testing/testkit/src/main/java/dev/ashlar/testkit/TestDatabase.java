package dev.ashlar.testkit;

import static java.util.Objects.requireNonNull;

import dev.ashlar.database.Calls;
import dev.ashlar.database.DatabaseSettings;
import dev.ashlar.database.OutboxTable;
import dev.ashlar.database.Sql;
import dev.ashlar.database.Turns;
import dev.ashlar.database.repositories.PostgresDatabase;
import dev.ashlar.kernel.Outbox;
import dev.ashlar.kernel.UnitOfWork;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A PostgreSQL database of its own for one test class, with the tables of every component on the class path.
///
/// ```java
/// @RegisterExtension static final TestDatabase database = TestDatabase.withTables();
/// ```
public final class TestDatabase implements BeforeAllCallback, AfterAllCallback {
    private final boolean tables;
    private @Nullable PostgresServer server;
    private @Nullable String name;
    private @Nullable PostgresDatabase database;

    private TestDatabase(boolean tables) {
        this.tables = tables;
    }

    public static TestDatabase withTables() {
        return new TestDatabase(true);
    }

    /// For tests of the migrations themselves.
    public static TestDatabase empty() {
        return new TestDatabase(false);
    }

    public Sql sql() {
        return open().sql();
    }

    public UnitOfWork unitOfWork() {
        return open().unitOfWork();
    }

    public Outbox outbox() {
        return open().outbox();
    }

    public OutboxTable outboxTable() {
        return open().outboxTable();
    }

    public Turns turns() {
        return open().turns();
    }

    public Calls calls() {
        return open().calls();
    }

    /// For programs that are started in a test, and for pools of a second replica.
    public DatabaseSettings settings() {
        return requireNonNull(server).settings(requireNonNull(name));
    }

    /// Empties all tables, so that each test of a class can begin with none of the rows of the others.
    public void clear() {
        var all =
                sql()
                        .all(
                                """
                                SELECT format('%I.%I', schemaname, tablename) AS name
                                FROM pg_tables
                                WHERE schemaname NOT IN ('pg_catalog', 'information_schema')
                                  AND tablename <> 'schema_history'
                                """,
                                row -> row.text("name"))
                        .stream()
                        .collect(Collectors.joining(", "));
        unitOfWork().run(() -> sql().change("TRUNCATE " + all + " RESTART IDENTITY CASCADE"));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        server = PostgresServer.of(context);
        name = tables ? server.createDatabase() : server.createEmptyDatabase();
        database = new PostgresDatabase(server.settings(name));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        open().close();
        requireNonNull(server).dropDatabase(requireNonNull(name));
    }

    private PostgresDatabase open() {
        return requireNonNull(database, "the test class has not begun");
    }
}
