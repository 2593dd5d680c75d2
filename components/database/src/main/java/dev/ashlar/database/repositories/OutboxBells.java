package dev.ashlar.database.repositories;

import dev.ashlar.database.OutboxTable.Channel;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Who wants to know, in this program, that something for a channel was committed.
final class OutboxBells {
    private final Map<Channel, List<Runnable>> listeners = new ConcurrentHashMap<>();

    void add(Channel channel, Runnable listener) {
        listeners.computeIfAbsent(channel, _ -> new CopyOnWriteArrayList<>()).add(listener);
    }

    void ring(Channel channel) {
        listeners.getOrDefault(channel, List.of()).forEach(Runnable::run);
    }
}
