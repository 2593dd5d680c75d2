package dev.ashlar.messagequeue.tasks;

import dev.ashlar.database.DatabaseSettings;
import dev.ashlar.database.repositories.PostgresDatabase;
import dev.ashlar.kernel.Outbox;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.messagequeue.MessageQueueSettings;
import dev.ashlar.messagequeue.core.RelayOfTests;
import dev.ashlar.messagequeue.ports.EventStream;
import dev.ashlar.messagequeue.ports.RelayMeter;
import dev.ashlar.messagequeue.stream.StreamOfTests;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// A program that changes things and relays, as far as events are concerned.
final class StartedRelay implements AutoCloseable {
    /// Counts.
    static final class Meter implements RelayMeter {
        final AtomicInteger sent = new AtomicInteger();
        final AtomicInteger failures = new AtomicInteger();

        @Override
        public void sent(Duration delay) {
            sent.incrementAndGet();
        }

        @Override
        public void failed() {
            failures.incrementAndGet();
        }
    }

    private final PostgresDatabase database;
    private final EventStream stream;
    private final RelayTask task;
    private final Meter meter = new Meter();

    StartedRelay(DatabaseSettings postgres, MessageQueueSettings redis) {
        database = new PostgresDatabase(postgres);
        stream = StreamOfTests.stream(redis);
        var relaying = RelayOfTests.relaying(database, stream, meter);
        task = new RelayTask(database.turns(), database.outboxTable(), () -> relaying, meter);
        task.start();
    }

    UnitOfWork unitOfWork() {
        return database.unitOfWork();
    }

    Outbox outbox() {
        return database.outbox();
    }

    PostgresDatabase database() {
        return database;
    }

    Meter meter() {
        return meter;
    }

    @Override
    public void close() {
        try {
            task.stop();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        StreamOfTests.close(stream);
        database.close();
    }
}
