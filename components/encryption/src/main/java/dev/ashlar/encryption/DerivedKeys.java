package dev.ashlar.encryption;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Fernet keys made of passwords by PBKDF2 with HMAC-SHA256 and 480,000 rounds, which costs a tenth of a second of a core:
/// done by threads of their own, so that nothing else waits, and remembered for a while. What is forgotten is wiped. For any
/// number of threads.
public final class DerivedKeys implements AutoCloseable {
    /// What may be used up.
    ///
    /// @param keys remembered at most
    /// @param age after which a key is forgotten, however often it is used
    /// @param threads that derive
    /// @param waiting derivations at most that have not begun
    /// @param patience how long a caller waits for a key
    public record Limits(int keys, Duration age, int threads, int waiting, Duration patience) {
        /// Half a megabyte of keys, ten minutes, two threads; what waits is ready within the patience on two cores.
        public static Limits usual() {
            return new Limits(10_000, Duration.ofMinutes(10), 2, 100, Duration.ofSeconds(10));
        }
    }

    private static final int SWEEPS_PER_AGE = 10;

    private final Limits limits;
    private final Fingerprint.Maker fingerprints;
    private final KeyCache cache;
    private final ThreadPoolExecutor derivations;
    private final ScheduledExecutorService sweeper;
    private final ConcurrentMap<Fingerprint, FutureTask<?>> pending = new ConcurrentHashMap<>();

    public DerivedKeys(Limits limits, SecureRandom random, InstantSource clock) {
        this.limits = limits;
        this.fingerprints = new Fingerprint.Maker(random);
        this.cache = new KeyCache(limits.keys(), limits.age(), clock);
        this.derivations =
                new ThreadPoolExecutor(
                        limits.threads(),
                        limits.threads(),
                        1,
                        TimeUnit.MINUTES,
                        new LinkedBlockingQueue<>(limits.waiting()),
                        daemons("key-derivation"));
        derivations.allowCoreThreadTimeOut(true);
        sweeper = Executors.newSingleThreadScheduledExecutor(daemons("key-sweeper"));
        long pause = Math.max(1, limits.age().toMillis() / SWEEPS_PER_AGE);
        var _ = sweeper.scheduleWithFixedDelay(cache::sweep, pause, pause, TimeUnit.MILLISECONDS);
    }

    /// The key that a password and a salt make.
    ///
    /// @return a copy, which the caller closes
    /// @throws DerivationsBusyException if it would not be ready in time
    public FernetKey key(byte[] password, String salt) {
        var name = fingerprints.of(password, salt);
        var found = cache.find(name);
        while (found.isEmpty()) {
            await(derivation(name, password, salt));
            // Empty again only if so many others came in between that it was forgotten already.
            found = cache.find(name);
        }
        return found.get();
    }

    /// Begins to make a key that is asked for soon, if there is room for it.
    public void begin(byte[] password, String salt) {
        var name = fingerprints.of(password, salt);
        try {
            if (!cache.contains(name)) {
                derivation(name, password, salt);
            }
        } catch (DerivationsBusyException _) {
            // Whoever asks for the key will be told.
        }
    }

    /// Forgets everything and derives nothing any more.
    @Override
    public void close() {
        derivations.shutdownNow();
        sweeper.shutdownNow();
        cache.clear();
    }

    /// Keys remembered at the moment.
    public int size() {
        return cache.size();
    }

    private Future<?> derivation(Fingerprint name, byte[] password, String salt) {
        return pending.computeIfAbsent(name, _ -> begun(name, password.clone(), salt));
    }

    private FutureTask<?> begun(Fingerprint name, byte[] password, String salt) {
        var task = new FutureTask<>(() -> derive(name, password, salt), null);
        try {
            derivations.execute(task);
            return task;
        } catch (RejectedExecutionException _) {
            Arrays.fill(password, (byte) 0);
            throw new DerivationsBusyException();
        }
    }

    private void derive(Fingerprint name, byte[] password, String salt) {
        try {
            if (!cache.contains(name)) {
                cache.put(name, KeyDerivation.derive(password, salt));
            }
        } finally {
            Arrays.fill(password, (byte) 0);
            pending.remove(name);
        }
    }

    private void await(Future<?> derivation) {
        try {
            derivation.get(limits.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            throw new DerivationsBusyException();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new DerivationsBusyException();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("a key could not be derived", failure.getCause());
        }
    }

    private static ThreadFactory daemons(String name) {
        return Thread.ofPlatform().name(name + "-", 1).daemon().factory();
    }
}
