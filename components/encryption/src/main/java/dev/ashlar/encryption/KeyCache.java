package dev.ashlar.encryption;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A bounded number of keys for a bounded time. Gives copies only, so that a key can be wiped the moment it goes.
final class KeyCache {
    /// @param born when it was derived
    private record Kept(FernetKey key, Instant born) {}

    private final int most;
    private final Duration age;
    private final InstantSource clock;

    /// The one used longest ago first.
    private final Map<Fingerprint, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);

    KeyCache(int most, Duration age, InstantSource clock) {
        this.most = most;
        this.age = age;
        this.clock = clock;
    }

    synchronized Optional<FernetKey> find(Fingerprint name) {
        return current(name).map(found -> found.key().copy());
    }

    /// Takes the key over.
    synchronized void put(Fingerprint name, FernetKey key) {
        var replaced = kept.put(name, new Kept(key, clock.instant()));
        if (replaced != null) {
            replaced.key().close();
        }
        var oldest = kept.values().iterator();
        while (kept.size() > most) {
            oldest.next().key().close();
            oldest.remove();
        }
    }

    synchronized boolean contains(Fingerprint name) {
        return current(name).isPresent();
    }

    /// Wipes what is too old; looks at each.
    synchronized void sweep() {
        kept.values()
                .removeIf(each -> {
                    var old = isOld(each);
                    if (old) {
                        each.key().close();
                    }
                    return old;
                });
    }

    synchronized void clear() {
        kept.values().forEach(each -> each.key().close());
        kept.clear();
    }

    synchronized int size() {
        return kept.size();
    }

    private Optional<Kept> current(Fingerprint name) {
        return Optional.ofNullable(kept.get(name)).filter(found -> !isOld(found));
    }

    private boolean isOld(Kept key) {
        return !clock.instant().isBefore(key.born().plus(age));
    }
}
