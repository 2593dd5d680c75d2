package dev.ashlar.users;

import dev.ashlar.kernel.Settings;

/// What operators set about users.
///
/// @param maxPinnedProjects projects that one person may have pinned at once
public record UsersSettings(int maxPinnedProjects) {
    private static final int DEFAULT_PINNED = 10;
    private static final int MOST_PINNED = 1_000;

    public static UsersSettings read(Settings settings) {
        return new UsersSettings(
                settings.integer(
                        "MAX_PINNED_PROJECTS",
                        DEFAULT_PINNED,
                        0,
                        MOST_PINNED,
                        "the number of projects that one person may pin"));
    }
}
