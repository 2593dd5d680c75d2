package dev.ashlar.testkit;

import dev.ashlar.k8s.ClusterQuota;
import dev.ashlar.k8s.ClusterQuotas;
import dev.ashlar.kernel.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A cluster with nothing in it but quotas, which a test takes away and brings back.
public final class InMemoryClusterQuotas implements ClusterQuotas {
    private final Map<String, ClusterQuota> quotas = new ConcurrentHashMap<>();
    private final Set<String> broken = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable String> away = new AtomicReference<>();

    @Override
    public Known known() {
        var why = away.get();
        return why == null ? new Known.Listed(quotas) : new Known.Unknown(why);
    }

    @Override
    public List<Standing> list() {
        if (away.get() != null) {
            throw new Problem.Unavailable("Kubernetes").asException();
        }
        return quotas.values().stream()
                .map(quota -> new Standing(quota, !broken.contains(quota.name())))
                .toList();
    }

    @Override
    public Outcome put(ClusterQuota quota) {
        var why = away.get();
        if (why != null) {
            return new Outcome.Failed(why);
        }
        var after =
                quotas.merge(
                        quota.name(),
                        quota,
                        (there, wanted) -> there.revision() > wanted.revision() ? there : wanted);
        if (after.revision() > quota.revision()) {
            return new Outcome.Newer(after.revision());
        }
        broken.remove(quota.name());
        return new Outcome.Done();
    }

    @Override
    public Outcome remove(String name) {
        var why = away.get();
        if (why != null) {
            return new Outcome.Failed(why);
        }
        quotas.remove(name);
        broken.remove(name);
        return new Outcome.Done();
    }

    /// From now on it does not answer.
    public void away(String why) {
        away.set(why);
    }

    public void back() {
        away.set(null);
    }

    /// Somebody changes or makes one past the house.
    public void change(ClusterQuota quota) {
        quotas.put(quota.name(), quota);
    }

    /// Somebody takes one away past the house.
    public void drop(String name) {
        quotas.remove(name);
    }

    /// Somebody takes away its priority class.
    public void breakOff(String name) {
        broken.add(name);
    }
}
