package dev.ashlar.authn.keycloak;

import dev.ashlar.authn.ports.RealmKey;
import dev.ashlar.authn.ports.RealmKeys;
import dev.ashlar.kernel.Problem;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the keys that Keycloak last told. Nobody who names a known key waits; of those who name unknown ones one asks
/// Keycloak, if it may be asked, and the others wait for what comes of it.
@Singleton
final class CachedRealmKeys implements RealmKeys {
    /// After an answer; anybody can make up names of keys.
    static final Duration BETWEEN_ANSWERS = Duration.ofSeconds(30);

    /// After a failure nobody can be told whether a key is real, so the pause is short.
    static final Duration AFTER_FAILURE = Duration.ofSeconds(3);

    /// Then a key that is in use is looked up anew, besides the request that uses it: the realm may have withdrawn it.
    static final Duration FRESH = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(CachedRealmKeys.class);

    private final Provider<KeycloakRealm> realm;
    private final InstantSource clock;
    private final ReentrantLock asking = new ReentrantLock();
    private final AtomicBoolean refreshing = new AtomicBoolean();
    private volatile Told told = new Told(Map.of(), Instant.MIN, Instant.MIN, false);

    /// @param realm made only when it is first needed, since a program should not wait for that when it starts
    CachedRealmKeys(Provider<KeycloakRealm> realm, InstantSource clock) {
        this.realm = realm;
        this.clock = clock;
    }

    @Override
    public Optional<RealmKey> find(String keyId) {
        var known = told.keys().get(keyId);
        if (known != null) {
            refreshIfOld();
            return Optional.of(known);
        }
        asking.lock();
        try {
            if (told.mayAskAt(clock.instant())) {
                ask();
            }
            var found = Optional.ofNullable(told.keys().get(keyId));
            if (found.isEmpty() && told.failed()) {
                throw new Problem.Unavailable("Keycloak").asException();
            }
            return found;
        } finally {
            asking.unlock();
        }
    }

    @Override
    public boolean knows(String keyId) {
        return told.keys().containsKey(keyId);
    }

    private void refreshIfOld() {
        if (isOld() && refreshing.compareAndSet(false, true)) {
            Thread.ofVirtual().name("realm-keys").start(this::refresh);
        }
    }

    private void refresh() {
        asking.lock();
        try {
            if (isOld()) {
                ask();
            }
        } finally {
            asking.unlock();
            refreshing.set(false);
        }
    }

    private boolean isOld() {
        var now = clock.instant();
        var current = told;
        return current.mayAskAt(now) && now.isAfter(current.answered().plus(FRESH));
    }

    /// Only with the lock. Counts as failed until it has succeeded, so that no failure of any kind is repeated at once.
    private void ask() {
        var before = told;
        var now = clock.instant();
        told = new Told(before.keys(), before.answered(), now, true);
        try {
            var keys = realm.get().keys();
            told = new Told(keys, now, now, false);
            if (!keys.equals(before.keys())) {
                LOG.atInfo().addKeyValue("keys", keys.keySet()).log("Realm keys are new.");
            }
        } catch (IOException failure) {
            if (!before.failed()) {
                LOG.warn("Keycloak cannot be asked for the realm's keys.", failure);
            }
        }
    }

    /// @param answered when Keycloak last told the keys
    /// @param asked when it was last asked, with or without success
    private record Told(
            Map<String, RealmKey> keys, Instant answered, Instant asked, boolean failed) {
        /// Also when the clock has been set back since.
        boolean mayAskAt(Instant now) {
            if (asked.equals(Instant.MIN)) {
                return true;
            }
            var since = Duration.between(asked, now);
            return since.isNegative()
                    || since.compareTo(failed ? AFTER_FAILURE : BETWEEN_ANSWERS) >= 0;
        }
    }
}
