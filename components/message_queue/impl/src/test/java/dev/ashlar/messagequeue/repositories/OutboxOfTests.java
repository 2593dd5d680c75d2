package dev.ashlar.messagequeue.repositories;

import dev.ashlar.database.OutboxTable;
import dev.ashlar.database.Sql;
import dev.ashlar.messagequeue.ports.PendingEvents;
import dev.ashlar.messagequeue.ports.ReprovisioningStore;

/// The outbox for tests of other packages.
public final class OutboxOfTests {
    private OutboxOfTests() {}

    public static PendingEvents pending(Sql sql, OutboxTable outbox) {
        return new JdbcPendingEvents(sql, outbox);
    }

    public static ReprovisioningStore reprovisioning(Sql sql) {
        return new JdbcReprovisioningStore(sql);
    }
}
