package dev.ashlar.secretsstorageapi;

import dev.ashlar.database.DatabaseNotUsable;
import dev.ashlar.database.Sql;

/// This program reads what the data API keeps and has no tables of its own by which it could see the database's age.
final class SecretsTables {
    private static final String NEWEST = "secrets.rewrap_for(text, bytea, bytea, text)";
    private static final String BARRED = "users.barred";

    private SecretsTables() {}

    /// @throws DatabaseNotUsable if the data API of this version has never been there
    static void require(Sql sql) {
        var there =
                sql.one(
                                """
                                SELECT to_regprocedure(?) IS NOT NULL
                                    AND to_regclass(?) IS NOT NULL AS there
                                """,
                                row -> row.flag("there"),
                                NEWEST,
                                BARRED)
                        .orElseThrow();
        if (!there) {
            throw new DatabaseNotUsable(
                    "The database has no secrets and users as this version keeps them: start the data API of this"
                            + " version first, or run data_api migrate.");
        }
    }
}
