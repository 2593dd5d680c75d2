package dev.ashlar.secrets.ciphers;

import dev.ashlar.encryption.FernetKey;
import dev.ashlar.encryption.KeyWrap;
import dev.ashlar.kernel.UserId;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// The keys of the outer tokens, with their wrapped form. One serves one user for a bounded time and a bounded number of
/// secrets, because deriving from it costs a tenth of a second (see the decision record). What has served is wiped. For any
/// number of threads.
final class OuterKeys implements AutoCloseable {
    /// How long, for how many secrets, and for how many users at once keys are kept.
    record Limits(Duration age, int secrets, int users) {
        static Limits usual() {
            return new Limits(Duration.ofMinutes(10), 1_000, 5_000);
        }
    }

    /// A copy, which the caller closes.
    ///
    /// @param wrapped not to be changed
    record Outer(FernetKey key, byte[] wrapped) {}

    private static final class Kept {
        private final FernetKey key;
        private final byte[] wrapped;
        private final Instant born;
        private int uses;

        Kept(FernetKey key, byte[] wrapped, Instant born) {
            this.key = key;
            this.wrapped = wrapped;
            this.born = born;
        }
    }

    private final Limits limits;
    private final KeyWrap wrap;
    private final SecureRandom random;
    private final InstantSource clock;
    private final ScheduledExecutorService sweeper;

    /// The oldest first.
    private final Map<UserId, Kept> kept = new LinkedHashMap<>();

    OuterKeys(Limits limits, KeyWrap wrap, SecureRandom random, InstantSource clock) {
        this.limits = limits;
        this.wrap = wrap;
        this.random = random;
        this.clock = clock;
        sweeper =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("outer-key-sweeper").daemon().factory());
        var _ = sweeper.scheduleWithFixedDelay(this::sweep, 1, 1, TimeUnit.MINUTES);
    }

    /// A key for one secret of the user.
    synchronized Outer of(UserId user) {
        sweep();
        var current = kept.get(user);
        if (current == null || current.uses >= limits.secrets()) {
            forget(user);
            var fresh = FernetKey.random(random);
            current = new Kept(fresh, wrap.wrap(fresh), clock.instant());
            kept.put(user, current);
            forgetAllBut(limits.users());
        }
        current.uses++;
        return new Outer(current.key.copy(), current.wrapped);
    }

    synchronized void sweep() {
        var limit = clock.instant().minus(limits.age());
        var oldest = kept.values().iterator();
        while (oldest.hasNext()) {
            var next = oldest.next();
            if (next.born.isAfter(limit)) {
                return;
            }
            next.key.close();
            oldest.remove();
        }
    }

    synchronized int size() {
        return kept.size();
    }

    @Override
    public synchronized void close() {
        sweeper.shutdownNow();
        forgetAllBut(0);
    }

    private void forgetAllBut(int most) {
        var oldest = kept.values().iterator();
        while (kept.size() > most) {
            oldest.next().key.close();
            oldest.remove();
        }
    }

    private void forget(UserId user) {
        var gone = kept.remove(user);
        if (gone != null) {
            gone.key.close();
        }
    }
}
