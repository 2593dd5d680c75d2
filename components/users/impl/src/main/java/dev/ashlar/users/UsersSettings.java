package dev.ashlar.users;

import dev.ashlar.kernel.Settings;
import java.time.Duration;

/// What operators set about users.
///
/// @param maxPinnedProjects projects that one person may have pinned at once
/// @param tokenLifetime after so long no token of the realm can still be valid
public record UsersSettings(int maxPinnedProjects, Duration tokenLifetime) {
    private static final int DEFAULT_PINNED = 10;
    private static final int MOST_PINNED = 1_000;
    private static final int DEFAULT_HOURS = 24;
    private static final int MOST_HOURS = 8_760;

    public static UsersSettings read(Settings settings) {
        return new UsersSettings(
                settings.integer(
                        "MAX_PINNED_PROJECTS",
                        DEFAULT_PINNED,
                        0,
                        MOST_PINNED,
                        "the number of projects that one person may pin"),
                Duration.ofHours(
                        settings.integer(
                                "TOKEN_LIFETIME_HOURS",
                                DEFAULT_HOURS,
                                1,
                                MOST_HOURS,
                                "the hours after which no token of the realm can still be valid")));
    }
}
