package dev.ashlar.messagequeue.core;

import dev.ashlar.database.repositories.PostgresDatabase;
import dev.ashlar.messagequeue.ports.EventStream;
import dev.ashlar.messagequeue.ports.RelayMeter;
import dev.ashlar.messagequeue.ports.Relaying;
import dev.ashlar.messagequeue.repositories.OutboxOfTests;
import dev.ashlar.messagequeue.stream.StreamOfTests;
import java.time.InstantSource;

/// The relay for tests of other packages.
public final class RelayOfTests {
    private RelayOfTests() {}

    public static Relaying relaying(
            PostgresDatabase database, EventStream stream, RelayMeter meter) {
        return new Relay(
                OutboxOfTests.pending(database.sql(), database.outboxTable()),
                StreamOfTests.entries(),
                stream,
                database.unitOfWork(),
                meter,
                InstantSource.system());
    }
}
