package dev.ashlar.users.repositories;

import dev.ashlar.database.Sql;
import dev.ashlar.users.ports.BarStore;
import dev.ashlar.users.ports.PreferenceStore;
import dev.ashlar.users.ports.UserStore;

/// The real stores, for tests of other packages.
public final class PostgresStores {
    private PostgresStores() {}

    public static UserStore users(Sql sql) {
        return new JdbcUserStore(sql);
    }

    public static BarStore bars(Sql sql) {
        return new JdbcBarStore(sql);
    }

    public static PreferenceStore preferences(Sql sql) {
        return new JdbcPreferenceStore(sql);
    }
}
