package dev.ashlar.users.core;

import dev.ashlar.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;

/// Who was seen lately, so that most requests need not ask the database whether their sender exists.
///
/// Only a hint: another replica may have removed somebody, which this one notices after a while. What must be sure looks
/// at the row.
@Singleton
class KnownUsers {
    static final Duration REMEMBERED = Duration.ofMinutes(1);
    static final int MOST = 20_000;

    private final ConcurrentHashMap<UserId, Instant> seen = new ConcurrentHashMap<>();
    private final InstantSource clock;

    KnownUsers(InstantSource clock) {
        this.clock = clock;
    }

    boolean contains(UserId id) {
        var since = seen.get(id);
        return since != null && clock.instant().isBefore(since.plus(REMEMBERED));
    }

    void add(UserId id) {
        if (seen.size() >= MOST) {
            // Whoever is still about is asked for once more, which is cheaper than keeping an
            // order.
            seen.clear();
        }
        seen.put(id, clock.instant());
    }

    void forget(UserId id) {
        seen.remove(id);
    }
}
