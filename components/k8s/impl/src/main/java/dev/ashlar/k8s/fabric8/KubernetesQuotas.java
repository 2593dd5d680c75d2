package dev.ashlar.k8s.fabric8;

import dev.ashlar.k8s.ClusterQuota;
import dev.ashlar.k8s.ClusterQuotas;
import dev.ashlar.k8s.GpuKind;
import dev.ashlar.k8s.KubernetesSettings;
import dev.ashlar.k8s.fabric8.QuotaMemory.Entry;
import dev.ashlar.kernel.Problem;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A quota is a ResourceQuota, and a PriorityClass of the same name. The class is there before the quota is and goes after it,
/// so that what the cluster is known to have is whole.
@Singleton
final class KubernetesQuotas implements ClusterQuotas {
    private static final Duration LONGEST = Duration.ofMillis(2_700);
    private static final int ATTEMPTS = 3;
    private static final Logger LOG = LoggerFactory.getLogger(KubernetesQuotas.class);

    private final ResourceQuotas quotas;
    private final PriorityClasses classes;
    private final QuotaMemory memory;
    private final QuotaWatch watch;

    KubernetesQuotas(Cluster cluster, KubernetesSettings settings, QuotaRhythm rhythm) {
        quotas = new ResourceQuotas(cluster, settings);
        classes = new PriorityClasses(cluster);
        memory = new QuotaMemory(rhythm, System::nanoTime);
        watch = new QuotaWatch(quotas, memory, rhythm);
    }

    @PreDestroy
    void close() {
        watch.stop();
    }

    @Override
    public Known known() {
        watch.begin();
        return memory.known();
    }

    @Override
    public List<Standing> list() {
        try {
            return InTime.within(LONGEST, this::standing);
        } catch (KubernetesClientException failure) {
            LOG.warn("Kubernetes does not list quotas: {}", Refusals.why(failure));
            throw new Problem.Unavailable("Kubernetes").asException();
        } catch (TimeoutException _) {
            throw new Problem.Unavailable("Kubernetes").asException();
        }
    }

    @Override
    public Outcome put(ClusterQuota quota) {
        return changed(
                quota.name(),
                () -> {
                    classes.put(quota);
                    return placed(quota);
                });
    }

    @Override
    public Outcome remove(String name) {
        return changed(
                name,
                () -> {
                    var found = quotas.find(name);
                    if (found.filter(it -> QuotaLabels.isOurs(it.getMetadata())).isPresent()) {
                        quotas.remove(name);
                    }
                    memory.removed(name);
                    classes.remove(name);
                    return new Outcome.Done();
                });
    }

    private Outcome changed(String name, Callable<Outcome> change) {
        try {
            return InTime.within(LONGEST, change);
        } catch (KubernetesClientException failure) {
            return failed(name, Refusals.why(failure));
        } catch (ForeignObject foreign) {
            return failed(name, "there is a " + foreign.kind() + " of that name that is not ours");
        } catch (TimeoutException _) {
            return failed(name, "no answer in time");
        }
    }

    /// What Kubernetes says stays here: who waits for a quota is told the kind of failure only.
    private static Outcome failed(String name, String why) {
        LOG.atWarn().addKeyValue("quota", name).log("Kubernetes does not follow a quota: {}", why);
        return new Outcome.Failed(why);
    }

    private Outcome placed(ClusterQuota quota) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var found = quotas.find(quota.name());
            if (found.isPresent() && !QuotaLabels.isOurs(found.get().getMetadata())) {
                throw new ForeignObject("ResourceQuota");
            }
            var there = found.map(QuotaObject::read);
            if (there.isPresent() && there.get().revision() > quota.revision()) {
                remember(found.get());
                return new Outcome.Newer(there.get().revision());
            }
            var written =
                    found.isEmpty()
                            ? quotas.create(quota)
                            : QuotaObject.isAs(found.get(), quota)
                                    ? found
                                    : quotas.replace(found.get(), quota);
            if (written.isPresent()) {
                remember(written.get());
                return new Outcome.Done();
            }
        }
        return new Outcome.Failed("others change it at the same moment");
    }

    private void remember(ResourceQuota found) {
        memory.put(new Entry(QuotaObject.read(found), QuotaObject.version(found.getMetadata())));
    }

    private List<Standing> standing() {
        var found = quotas.all().getItems();
        var known = new HashMap<String, HasMetadata>();
        var whole = new HashSet<String>();
        classes.all()
                .forEach(it -> {
                    known.put(it.getMetadata().getName(), it);
                    if (PriorityClasses.isWhole(it)) {
                        whole.add(it.getMetadata().getName());
                    }
                });
        var all = new ArrayList<Standing>();
        for (var quota : found) {
            var name = quota.getMetadata().getName();
            known.remove(name);
            all.add(
                    new Standing(
                            QuotaObject.read(quota),
                            QuotaObject.isWellFormed(quota) && whole.contains(name)));
        }
        known.values().forEach(alone -> all.add(new Standing(nothing(alone), false)));
        return all;
    }

    private static ClusterQuota nothing(HasMetadata alone) {
        return new ClusterQuota(
                alone.getMetadata().getName(),
                QuotaLabels.keeper(alone.getMetadata()),
                0,
                0,
                0,
                GpuKind.NVIDIA,
                0);
    }
}
