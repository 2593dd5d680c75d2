package dev.ashlar.messagequeue.core;

import dev.ashlar.messagequeue.ports.Entries;
import dev.ashlar.messagequeue.ports.Entries.Misfit;
import dev.ashlar.messagequeue.ports.PendingEvent;
import dev.ashlar.messagequeue.ports.RelayMeter;
import dev.ashlar.messagequeue.ports.StreamEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Packs events for the stream. One that does not fit its schema stays behind, and with it what its aggregate announced
/// later, so that neither is lost nor overtaken; everything else goes on.
final class Parcels {
    private static final Logger LOG = LoggerFactory.getLogger(Parcels.class);

    /// An event and its entry.
    record Parcel(PendingEvent event, StreamEntry entry) {}

    private final Entries entries;
    private final RelayMeter meter;
    private final Set<Long> told = new HashSet<>();

    Parcels(Entries entries, RelayMeter meter) {
        this.entries = entries;
        this.meter = meter;
    }

    /// The id that the event's entry has.
    String idOf(PendingEvent event) {
        return entries.idOf(event);
    }

    List<Parcel> pack(List<PendingEvent> events) {
        var parcels = new ArrayList<Parcel>(events.size());
        var held = new HashSet<String>();
        for (var event : events) {
            if (held.contains(event.aggregateId())) {
                continue;
            }
            try {
                parcels.add(new Parcel(event, entries.entryOf(event)));
            } catch (Misfit misfit) {
                held.add(event.aggregateId());
                tell(event, misfit);
            }
        }
        return parcels;
    }

    private void tell(PendingEvent event, Misfit misfit) {
        if (told.add(event.position())) {
            meter.failed();
            LOG.atError()
                    .addKeyValue("position", event.position())
                    .addKeyValue("type", event.type())
                    .setCause(misfit)
                    .log("an event does not fit its schema and stays in the outbox");
        }
    }
}
