package dev.ashlar.authn.core;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.ashlar.authn.ports.RealmKeys;
import dev.ashlar.kernel.Caller;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Whose tokens have been verified, so that their next use costs a hash and nothing more. Never beyond the expiry of a
/// token, nor longer than its key is known.
@Singleton
final class RememberedBearers {
    static final int MOST = 10_000;

    private final Cache<String, Bearer> bearers =
            Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();
    private final RealmKeys keys;
    private final InstantSource clock;

    RememberedBearers(RealmKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    Optional<Caller.SignedIn> find(String fingerprint) {
        var bearer = bearers.getIfPresent(fingerprint);
        if (bearer == null) {
            return Optional.empty();
        }
        if (!clock.instant().isBefore(bearer.expires()) || !keys.knows(bearer.keyId())) {
            bearers.invalidate(fingerprint);
            return Optional.empty();
        }
        return Optional.of(bearer.caller());
    }

    void remember(String fingerprint, String keyId, Claims claims) {
        bearers.put(fingerprint, new Bearer(claims.bearer(), keyId, claims.expires()));
    }

    private record Bearer(Caller.SignedIn caller, String keyId, Instant expires) {}
}
