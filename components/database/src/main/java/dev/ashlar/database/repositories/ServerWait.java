package dev.ashlar.database.repositories;

import dev.ashlar.database.DatabaseNotUsable;
import dev.ashlar.database.DatabaseSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The first connection of a program: waits for a server that is still to come, and not for one that refuses us.
final class ServerWait {
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(ServerWait.class);

    private final DatabaseSettings settings;
    private final Duration longest;
    private final InstantSource clock;

    ServerWait(DatabaseSettings settings, Duration longest, InstantSource clock) {
        this.settings = settings;
        this.longest = longest;
        this.clock = clock;
    }

    Connection connect() {
        var source = Servers.source(settings);
        var end = clock.instant().plus(longest);
        var nextLine = Instant.MIN;
        while (true) {
            try {
                return source.getConnection();
            } catch (SQLException failure) {
                var now = clock.instant();
                refuseIfHopeless(failure, now.isAfter(end));
                if (now.isAfter(nextLine)) {
                    LOG.warn("waiting for the database at {}: {}", place(), failure.getMessage());
                    nextLine = now.plus(BETWEEN_LINES);
                }
                pause();
            }
        }
    }

    private void refuseIfHopeless(SQLException failure, boolean late) {
        var state = failure.getSQLState() == null ? "" : failure.getSQLState();
        switch (state) {
            case "28P01", "28000" ->
                    throw new DatabaseNotUsable(
                            "The database at %s refuses the user %s: check DB_USER and DB_PASSWORD."
                                    .formatted(place(), settings.user()));
            case "3D000" ->
                    throw new DatabaseNotUsable(
                            "There is no database %s at %s: check DB_NAME."
                                    .formatted(settings.name(), place()));
            default -> {
                if (late) {
                    throw new DatabaseNotUsable(
                            "The database at %s has not answered for %d seconds: check DB_HOST and DB_PORT, and whether PostgreSQL runs there."
                                    .formatted(place(), longest.toSeconds()));
                }
            }
        }
    }

    private String place() {
        return settings.host() + ":" + settings.port();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new DatabaseNotUsable("Interrupted while waiting for the database.");
        }
    }
}
