package dev.ashlar.development.seed;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/// The database that is filled. The names of the settings are those of the services.
public record Target(String host, String port, String name, String user, String password) {
    public static Target read(Map<String, String> environment) {
        return new Target(
                environment.getOrDefault("DB_HOST", "localhost"),
                environment.getOrDefault("DB_PORT", "5432"),
                environment.getOrDefault("DB_NAME", "renku"),
                environment.getOrDefault("DB_USER", "renku"),
                environment.getOrDefault("DB_PASSWORD", "renku"));
    }

    /// @throws SeedFailure if nobody answers there
    Connection open() {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "seed");
        try {
            return DriverManager.getConnection(
                    "jdbc:postgresql://%s:%s/%s".formatted(host, port, name), properties);
        } catch (SQLException e) {
            throw new SeedFailure(
                    "The database %s at %s:%s does not let in the user %s: %s"
                            .formatted(name, host, port, user, e.getMessage()));
        }
    }

    @Override
    public String toString() {
        return "%s at %s:%s".formatted(name, host, port);
    }
}
