package dev.ashlar.users.ports;

import dev.ashlar.kernel.UserId;
import dev.ashlar.users.ports.Bar.Deleted;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

public final class InMemoryBarStore implements BarStore {
    private final Map<UserId, Bar> bars = new ConcurrentHashMap<>();

    @Override
    public Optional<Bar> find(UserId id) {
        return Optional.ofNullable(bars.get(id));
    }

    @Override
    public void put(UserId id, Bar bar) {
        bars.put(id, bar);
    }

    @Override
    public void lift(UserId id) {
        bars.remove(id);
    }

    @Override
    public void tidy(Instant before) {
        bars.values().removeIf(bar -> bar instanceof Deleted(var until) && until.isBefore(before));
    }
}
