package dev.ashlar.database;

import dev.ashlar.kernel.Sensitive;
import dev.ashlar.kernel.Settings;
import java.time.Duration;

/// Where the database is and how much of it one program takes.
///
/// @param connections how many connections at most, all of them shared by all requests
/// @param patience how long a request waits for a connection, and how long one statement may take; whole seconds
public record DatabaseSettings(
        String host,
        int port,
        String user,
        String name,
        Sensitive password,
        int connections,
        Duration patience) {
    private static final int CONNECTIONS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    public static DatabaseSettings read(Settings settings) {
        return new DatabaseSettings(
                settings.text("DB_HOST", "localhost", "the host of PostgreSQL"),
                settings.port("DB_PORT", 5432, "the port of PostgreSQL"),
                settings.text("DB_USER", "renku", "the user that owns the tables"),
                settings.text("DB_NAME", "renku", "the database"),
                settings.requiredSecret("DB_PASSWORD", "the password of the database user"),
                CONNECTIONS,
                PATIENCE);
    }

    /// The same database for work that is not answering a person: jobs may wait longer.
    public DatabaseSettings withPatience(Duration longer) {
        return new DatabaseSettings(host, port, user, name, password, connections, longer);
    }
}
