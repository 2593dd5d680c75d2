package dev.ashlar.authn.repositories;

import dev.ashlar.authn.ports.BarRecord;
import dev.ashlar.database.Sql;

/// The real record, for tests of other packages.
public final class BarRecords {
    private BarRecords() {}

    public static BarRecord of(Sql sql) {
        return new JdbcBarRecord(sql);
    }
}
