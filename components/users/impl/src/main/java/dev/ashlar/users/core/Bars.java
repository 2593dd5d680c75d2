package dev.ashlar.users.core;

import dev.ashlar.kernel.UserId;
import dev.ashlar.users.UsersSettings;
import dev.ashlar.users.ports.Bar;
import dev.ashlar.users.ports.Bar.Deleted;
import dev.ashlar.users.ports.Bar.Disabled;
import dev.ashlar.users.ports.BarStore;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Who is not let in with a token that is still valid. What changes something joins the transaction at hand, in which the
/// person is reserved, and says whether it did.
@Singleton
class Bars {
    private final BarStore store;
    private final Duration tokenLifetime;
    private final InstantSource clock;

    Bars(BarStore store, UsersSettings settings, InstantSource clock) {
        this.store = store;
        this.tokenLifetime = settings.tokenLifetime();
        this.clock = clock;
    }

    boolean hold(UserId id) {
        return holding(id).isPresent();
    }

    /// Whether it is noted already that the realm lets her in, or that it does not.
    boolean agree(UserId id, boolean enabled) {
        var bar = holding(id);
        return enabled ? bar.isEmpty() : bar.filter(Disabled.class::isInstance).isPresent();
    }

    /// The realm lets her in from now on, or does not.
    boolean set(UserId id, boolean enabled) {
        if (agree(id, enabled)) {
            return false;
        }
        if (enabled) {
            store.lift(id);
        } else {
            store.put(id, new Disabled());
        }
        return true;
    }

    /// The realm has her no longer. Saying it again does not prolong it.
    boolean delete(UserId id) {
        if (holding(id).filter(Deleted.class::isInstance).isPresent()) {
            return false;
        }
        var now = now();
        store.tidy(now);
        store.put(id, new Deleted(endOfTokens(now)));
        return true;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /// When every token that was made until now must have expired.
    Instant endOfTokens(Instant now) {
        return now.plus(tokenLifetime);
    }

    private Optional<Bar> holding(UserId id) {
        var now = clock.instant();
        return store.find(id).filter(bar -> bar.holds(now));
    }
}
