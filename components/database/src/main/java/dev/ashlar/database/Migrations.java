package dev.ashlar.database;

import dev.ashlar.database.repositories.PostgresDatabase;

/// The tables of all components, in one history (`database.schema_history`). Both methods wait up to a minute for a
/// server that is not up yet, and say so in the log.
public interface Migrations {
    /// For programs that have no container yet; it has connections of its own and needs no pool.
    static Migrations of(DatabaseSettings settings) {
        return PostgresDatabase.migrations(settings);
    }

    /// Applies what is missing. Several programs may do so at once: one works, the others wait. Costs one query when
    /// nothing is missing.
    ///
    /// @throws DatabaseNotUsable if the database is newer than this program, cannot be reached, or a migration fails
    void migrate();

    /// Looks whether the database fits this program. Components that this program does not carry are not looked at.
    ///
    /// @throws DatabaseNotUsable if it is older or newer, or cannot be reached
    void checkVersion();
}
