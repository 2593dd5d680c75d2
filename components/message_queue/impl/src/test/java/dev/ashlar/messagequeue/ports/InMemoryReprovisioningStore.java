package dev.ashlar.messagequeue.ports;

import dev.ashlar.kernel.Ulid;
import dev.ashlar.messagequeue.Reprovisioning.Progress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Relies on the fake unit of work, which runs one transaction after another: what was open has ended.
public final class InMemoryReprovisioningStore implements ReprovisioningStore {
    private @Nullable Place place;

    @Override
    public boolean add(Progress begun) {
        if (place != null) {
            return false;
        }
        place = new Place(begun, "");
        return true;
    }

    @Override
    public Optional<Progress> find() {
        return Optional.ofNullable(place).map(Place::progress);
    }

    @Override
    public Optional<Held> holdIfFree() {
        return Optional.ofNullable(place).map(it -> new Held(it, true));
    }

    @Override
    public void move(Place to) {
        place = to;
    }

    @Override
    public Optional<Ulid> remove() {
        var removed = find().map(Progress::id);
        place = null;
        return removed;
    }
}
