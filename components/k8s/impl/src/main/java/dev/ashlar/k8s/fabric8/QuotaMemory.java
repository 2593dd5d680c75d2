package dev.ashlar.k8s.fabric8;

import dev.ashlar.k8s.ClusterQuota;
import dev.ashlar.k8s.ClusterQuotas.Known;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The quotas of the cluster as they were when they were last heard of. What this program wrote itself counts at once and is
/// held against older news for a while: a list may have been read before, and a watch may be behind.
final class QuotaMemory {
    static final int MOST = 10_000;
    private static final long NANOSECONDS = 1_000_000_000L;

    /// @param version of the object in the cluster, zero if it cannot be compared
    record Entry(ClusterQuota quota, long version) {}

    /// @param entry null if it was removed
    private record Own(@Nullable Entry entry, long until) {}

    private final QuotaRhythm rhythm;
    private final LongSupplier nanoseconds;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Entry> entries = new HashMap<>();
    private final Map<String, Own> own = new HashMap<>();
    private boolean begun;
    private boolean tooMany;
    private volatile @Nullable Known known;
    private volatile long heard;

    QuotaMemory(QuotaRhythm rhythm, LongSupplier nanoseconds) {
        this.rhythm = rhythm;
        this.nanoseconds = nanoseconds;
    }

    Known known() {
        var now = known;
        var last = now == null ? gathered() : now;
        var silence = nanoseconds.getAsLong() - heard;
        return last instanceof Known.Listed && silence > rhythm.silence().toNanos()
                ? new Known.Unknown(
                        "Kubernetes has not been heard of for %,d seconds."
                                .formatted(silence / NANOSECONDS))
                : last;
    }

    /// The cluster gave a sign.
    void heard() {
        heard = nanoseconds.getAsLong();
    }

    /// All that there are.
    ///
    /// @param asked when the list was asked for, in nanoseconds: what was written since may be missing in it
    void listed(Collection<Entry> all, long asked) {
        held(() -> {
            begun = true;
            tooMany = all.size() > MOST;
            entries.clear();
            if (!tooMany) {
                all.forEach(entry -> entries.put(entry.quota().name(), entry));
                own.forEach((name, mine) -> keep(name, mine, asked));
            }
        });
        heard();
    }

    /// One was made or changed.
    void seen(Entry entry) {
        var name = entry.quota().name();
        held(() -> {
            if (!isOlderThanOwn(name, entry.version())) {
                entries.put(name, entry);
            }
        });
    }

    /// One has gone.
    void gone(String name, long version) {
        held(() -> {
            if (!isOlderThanOwn(name, version)) {
                entries.remove(name);
            }
        });
    }

    /// This program wrote it. A watch may have told meanwhile what others made of it.
    void put(Entry entry) {
        var name = entry.quota().name();
        held(() -> {
            var there = entries.get(name);
            if (there != null && entry.version() != 0 && entry.version() < there.version()) {
                return;
            }
            entries.put(name, entry);
            own.put(name, new Own(entry, end()));
        });
    }

    /// This program removed it.
    void removed(String name) {
        held(() -> {
            entries.remove(name);
            own.put(name, new Own(null, end()));
        });
    }

    private void keep(String name, Own mine, long asked) {
        var entry = mine.entry();
        if (entry == null) {
            entries.remove(name);
            return;
        }
        var listed = entries.get(name);
        var written = mine.until() - rhythm.own().toNanos();
        if (listed == null ? written - asked >= 0 : listed.version() < entry.version()) {
            entries.put(name, entry);
        }
    }

    private boolean isOlderThanOwn(String name, long version) {
        var mine = own.get(name);
        if (mine == null) {
            return false;
        }
        var entry = mine.entry();
        return entry == null || (version != 0 && version < entry.version());
    }

    private long end() {
        return nanoseconds.getAsLong() + rhythm.own().toNanos();
    }

    private void held(Runnable change) {
        lock.lock();
        try {
            var now = nanoseconds.getAsLong();
            own.values().removeIf(mine -> mine.until() - now < 0);
            change.run();
            if (entries.size() > MOST) {
                tooMany = true;
                entries.clear();
            }
            known = null;
        } finally {
            lock.unlock();
        }
    }

    /// Before the first list nothing is known, whatever this program wrote.
    private Known gathered() {
        lock.lock();
        try {
            var now = begun ? all() : new Known.Unknown("Kubernetes has not told its quotas yet.");
            known = now;
            return now;
        } finally {
            lock.unlock();
        }
    }

    private Known all() {
        if (tooMany) {
            return new Known.Unknown(
                    "There are more than %,d quotas in Kubernetes.".formatted(MOST));
        }
        var quotas = new HashMap<String, ClusterQuota>();
        entries.forEach((name, entry) -> quotas.put(name, entry.quota()));
        return new Known.Listed(quotas);
    }
}
