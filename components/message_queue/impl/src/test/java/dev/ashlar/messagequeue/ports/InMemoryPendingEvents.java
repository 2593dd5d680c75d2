package dev.ashlar.messagequeue.ports;

import dev.ashlar.kernel.DomainEvent;
import dev.ashlar.kernel.Outbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Nothing leaves longer ago than a moment.
public final class InMemoryPendingEvents implements PendingEvents, Outbox {
    private final List<PendingEvent> waiting = new ArrayList<>();
    private final List<PendingEvent> left = new ArrayList<>();
    private long position;

    @Override
    public void appendAll(List<? extends DomainEvent> events) {
        for (var event : events) {
            position++;
            waiting.add(
                    new PendingEvent(
                            position,
                            event.aggregateId(),
                            event.type(),
                            event.toString(),
                            event.occurredAt()));
        }
    }

    @Override
    public List<PendingEvent> next(int atMost) {
        return waiting.stream().limit(atMost).toList();
    }

    @Override
    public void done(List<PendingEvent> events) {
        waiting.removeAll(events);
        left.addAll(events);
    }

    @Override
    public List<PendingEvent> lately(int atMost) {
        return List.copyOf(left.subList(Math.max(0, left.size() - atMost), left.size()));
    }

    @Override
    public void notDone(List<PendingEvent> events) {
        left.removeAll(events);
        waiting.addAll(events);
        waiting.sort(Comparator.comparing(PendingEvent::position));
    }

    @Override
    public int removeOld() {
        return 0;
    }

    @Override
    public Backlog backlog() {
        return new Backlog(waiting.size(), oldest());
    }

    private @Nullable Instant oldest() {
        return waiting.stream()
                .map(PendingEvent::occurredAt)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
