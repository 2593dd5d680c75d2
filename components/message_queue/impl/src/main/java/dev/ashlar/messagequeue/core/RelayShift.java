package dev.ashlar.messagequeue.core;

import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.messagequeue.core.Parcels.Parcel;
import dev.ashlar.messagequeue.ports.EventStream;
import dev.ashlar.messagequeue.ports.EventStream.Line;
import dev.ashlar.messagequeue.ports.PendingEvents;
import dev.ashlar.messagequeue.ports.RelayMeter;
import dev.ashlar.messagequeue.ports.Relaying.Next;
import dev.ashlar.messagequeue.ports.Relaying.Shift;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/// A crash, or an answer that is lost, can come between sending and noting it. Therefore a shift begins by looking at
/// the end of the stream: what the shift before sent without noting it stands there, and is noted only.
final class RelayShift implements Shift {
    private static final int REMOVALS = 20;

    private final PendingEvents pending;
    private final Parcels parcels;
    private final Line line;
    private final UnitOfWork unitOfWork;
    private final RelayMeter meter;
    private final InstantSource clock;
    private final Set<String> sentBefore;

    RelayShift(
            PendingEvents pending,
            Parcels parcels,
            Line line,
            UnitOfWork unitOfWork,
            RelayMeter meter,
            InstantSource clock) {
        this.pending = pending;
        this.parcels = parcels;
        this.line = line;
        this.unitOfWork = unitOfWork;
        this.meter = meter;
        this.clock = clock;
        this.sentBefore = line.latestIds();
    }

    @Override
    public Next step() {
        var found = pending.next(EventStream.MOST);
        var packed = parcels.pack(found);
        if (packed.isEmpty()) {
            return Next.REST;
        }
        send(packed.stream().filter(parcel -> !sentBefore.contains(parcel.entry().id())).toList());
        unitOfWork.run(() -> {
            pending.done(packed.stream().map(Parcel::event).toList());
            return packed;
        });
        return found.size() == EventStream.MOST ? Next.GO_ON : Next.REST;
    }

    @Override
    public void tidy() {
        for (int at = 0; at < REMOVALS; at++) {
            if (unitOfWork.run(pending::removeOld) == 0) {
                return;
            }
        }
    }

    @Override
    public void close() {
        line.close();
    }

    private void send(List<Parcel> fresh) {
        if (fresh.isEmpty()) {
            return;
        }
        line.append(fresh.stream().map(Parcel::entry).toList());
        var now = clock.instant();
        fresh.forEach(parcel -> meter.sent(Duration.between(parcel.event().occurredAt(), now)));
    }
}
