package dev.ashlar.messagequeue.core;

import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.messagequeue.core.Parcels.Parcel;
import dev.ashlar.messagequeue.ports.EventStream;
import dev.ashlar.messagequeue.ports.EventStream.Line;
import dev.ashlar.messagequeue.ports.PendingEvent;
import dev.ashlar.messagequeue.ports.PendingEvents;
import dev.ashlar.messagequeue.ports.RelayMeter;
import dev.ashlar.messagequeue.ports.Relaying.Next;
import dev.ashlar.messagequeue.ports.Relaying.Shift;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A crash, or an answer that is lost, can come between sending and noting it. Therefore a shift begins by looking at
/// the end of the stream: what the shift before sent without noting it stands there, and is noted only. And a Redis that
/// crashed, or whose replica took its place, may have forgotten the end of what it was sent: that is sent again.
final class RelayShift implements Shift {
    private static final int REMOVALS = 20;
    private static final Logger LOG = LoggerFactory.getLogger(RelayShift.class);

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

    /// To be done before the first step.
    void sendForgottenAgain() {
        var forgotten = forgotten(pending.lately(EventStream.BACK / 2));
        if (!forgotten.isEmpty()) {
            LOG.warn("Redis has forgotten {} events, which are sent again", forgotten.size());
            unitOfWork.run(() -> {
                pending.notDone(forgotten);
                return forgotten;
            });
        }
    }

    /// What left after the last of those that are still there. Whatever left before that one is there too, or was taken
    /// out of the stream because it was old.
    private List<PendingEvent> forgotten(List<PendingEvent> lately) {
        var from = lately.size();
        while (from > 0 && !sentBefore.contains(parcels.idOf(lately.get(from - 1)))) {
            from--;
        }
        return lately.subList(from, lately.size());
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
