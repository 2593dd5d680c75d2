package dev.ashlar.k8s.fabric8;

import static java.util.Objects.requireNonNullElse;

import dev.ashlar.k8s.ClusterQuota;
import dev.ashlar.k8s.GpuKind;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.api.model.ResourceQuotaSpec;
import io.fabric8.kubernetes.api.model.ScopeSelector;
import io.fabric8.kubernetes.api.model.ScopeSelectorBuilder;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A quota as Kubernetes writes it.
final class QuotaObject {
    private static final String REVISION = "ashlar-revision";
    private static final String CPU = "requests.cpu";
    private static final String MEMORY = "requests.memory";
    private static final long MOST_REVISIONS = Long.MAX_VALUE / 2;
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private QuotaObject() {}

    static ResourceQuota whole(String namespace, ClusterQuota quota) {
        return new ResourceQuotaBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(quota.name())
                .withLabels(QuotaLabels.of(quota.keeper()))
                .addToAnnotations(REVISION, Long.toString(quota.revision()))
                .endMetadata()
                .withNewSpec()
                .withHard(hard(quota))
                .withScopeSelector(scope(quota.name()))
                .endSpec()
                .build();
    }

    /// One that is there, as it is to be; what others noted on it stays.
    static ResourceQuota changed(ResourceQuota found, ClusterQuota quota) {
        return new ResourceQuotaBuilder(found)
                .editMetadata()
                .addToLabels(QuotaLabels.of(quota.keeper()))
                .addToAnnotations(REVISION, Long.toString(quota.revision()))
                .endMetadata()
                .editSpec()
                .withHard(hard(quota))
                .endSpec()
                .build();
    }

    /// What it allows, whoever wrote it.
    static ClusterQuota read(ResourceQuota found) {
        var hard = hard(found);
        var amd = amount(hard, gpu(GpuKind.AMD));
        var nvidia = amount(hard, gpu(GpuKind.NVIDIA));
        var isAmd =
                hard.containsKey(gpu(GpuKind.AMD))
                        && (amd.signum() > 0 || !hard.containsKey(gpu(GpuKind.NVIDIA)));
        return new ClusterQuota(
                found.getMetadata().getName(),
                QuotaLabels.keeper(found.getMetadata()),
                amount(hard, CPU).doubleValue(),
                amount(hard, MEMORY).longValue(),
                (isAmd ? amd : nvidia).longValue(),
                isAmd ? GpuKind.AMD : GpuKind.NVIDIA,
                revision(found.getMetadata()));
    }

    /// Zero if there is none that can be compared.
    static long version(ObjectMeta metadata) {
        return number(metadata.getResourceVersion());
    }

    /// Whether nothing would change if it were written once more.
    static boolean isAs(ResourceQuota found, ClusterQuota wanted) {
        var there = read(found);
        return there.allowsAs(wanted)
                && there.revision() == wanted.revision()
                && QuotaLabels.are(found.getMetadata(), wanted.keeper())
                && isScoped(found)
                && hard(found).keySet().equals(hard(wanted).keySet());
    }

    /// Whether it is about one priority class and limits what a quota of ours limits, and nothing else.
    static boolean isWellFormed(ResourceQuota found) {
        return isScoped(found) && hard(found).keySet().equals(hard(read(found)).keySet());
    }

    /// Whether it is about the sessions of its priority class and no others; that cannot be changed afterwards.
    static boolean isScoped(ResourceQuota found) {
        var spec = found.getSpec();
        return spec != null
                && scope(found.getMetadata().getName()).equals(spec.getScopeSelector())
                && requireNonNullElse(spec.getScopes(), List.of()).isEmpty();
    }

    private static Map<String, Quantity> hard(ClusterQuota quota) {
        var hard = new LinkedHashMap<String, Quantity>();
        var cpu = BigDecimal.valueOf(quota.cpu()).min(LARGEST).toPlainString();
        hard.put(CPU, new Quantity(cpu));
        hard.put(MEMORY, new Quantity(Long.toString(quota.memoryBytes())));
        hard.put(gpu(quota.gpuKind()), new Quantity(Long.toString(quota.gpus())));
        return hard;
    }

    private static Map<String, Quantity> hard(ResourceQuota found) {
        ResourceQuotaSpec spec = found.getSpec();
        return spec == null ? Map.of() : requireNonNullElse(spec.getHard(), Map.of());
    }

    private static String gpu(GpuKind kind) {
        return "requests." + kind.vendor() + "/gpu";
    }

    private static ScopeSelector scope(String name) {
        return new ScopeSelectorBuilder()
                .addNewMatchExpression()
                .withScopeName("PriorityClass")
                .withOperator("In")
                .withValues(name)
                .endMatchExpression()
                .build();
    }

    private static BigDecimal amount(Map<String, Quantity> hard, String key) {
        var quantity = hard.get(key);
        return quantity == null
                ? BigDecimal.ZERO
                : quantity.getNumericalAmount().max(BigDecimal.ZERO).min(LARGEST);
    }

    /// No record counts as far as others can write.
    private static long revision(ObjectMeta metadata) {
        var said =
                number(
                        requireNonNullElse(metadata.getAnnotations(), Map.<String, String>of())
                                .get(REVISION));
        return said > MOST_REVISIONS ? 0 : said;
    }

    private static long number(@Nullable String text) {
        try {
            return text == null ? 0 : Long.parseLong(text);
        } catch (NumberFormatException _) {
            return 0;
        }
    }
}
