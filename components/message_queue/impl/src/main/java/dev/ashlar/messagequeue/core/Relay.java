package dev.ashlar.messagequeue.core;

import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.messagequeue.ports.Entries;
import dev.ashlar.messagequeue.ports.EventStream;
import dev.ashlar.messagequeue.ports.PendingEvents;
import dev.ashlar.messagequeue.ports.RelayMeter;
import dev.ashlar.messagequeue.ports.Relaying;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/// Moves events from the outbox into the stream.
@Singleton
final class Relay implements Relaying {
    private final PendingEvents pending;
    private final Entries entries;
    private final EventStream stream;
    private final UnitOfWork unitOfWork;
    private final RelayMeter meter;
    private final InstantSource clock;

    Relay(
            PendingEvents pending,
            Entries entries,
            EventStream stream,
            UnitOfWork unitOfWork,
            RelayMeter meter,
            InstantSource clock) {
        this.pending = pending;
        this.entries = entries;
        this.stream = stream;
        this.unitOfWork = unitOfWork;
        this.meter = meter;
        this.clock = clock;
    }

    @Override
    public Shift begin() {
        var parcels = new Parcels(entries, meter);
        var line = stream.open();
        var begun = false;
        try {
            var shift = new RelayShift(pending, parcels, line, unitOfWork, meter, clock);
            shift.sendForgottenAgain();
            begun = true;
            return shift;
        } finally {
            if (!begun) {
                line.close();
            }
        }
    }
}
