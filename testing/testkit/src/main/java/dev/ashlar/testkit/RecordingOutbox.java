package dev.ashlar.testkit;

import dev.ashlar.kernel.DomainEvent;
import dev.ashlar.kernel.Outbox;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Keeps what was announced, in that order.
public final class RecordingOutbox implements Outbox {
    private final List<DomainEvent> events = new CopyOnWriteArrayList<>();

    @Override
    public void appendAll(List<? extends DomainEvent> more) {
        events.addAll(more);
    }

    public List<DomainEvent> events() {
        return List.copyOf(events);
    }
}
