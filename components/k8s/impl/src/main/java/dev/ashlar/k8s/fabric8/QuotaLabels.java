package dev.ashlar.k8s.fabric8;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Map;

/// How what belongs to a quota is known: everybody's label, and that of the house, whose value is who looks after it.
final class QuotaLabels {
    static final String KEEPER = "ashlar-quotas-of";
    private static final String APP = "app";
    private static final String RENKU = "renku";

    private QuotaLabels() {}

    static Map<String, String> of(String keeper) {
        return Map.of(APP, RENKU, KEEPER, keeper);
    }

    /// Empty if it does not say.
    static String keeper(ObjectMeta metadata) {
        return labels(metadata).getOrDefault(KEEPER, "");
    }

    static boolean are(ObjectMeta metadata, String keeper) {
        return labels(metadata).entrySet().containsAll(of(keeper).entrySet());
    }

    /// Whether it may be changed and removed. What has only everybody's label was made by the service before this one.
    static boolean isOurs(ObjectMeta metadata) {
        return labels(metadata).containsKey(KEEPER) || RENKU.equals(labels(metadata).get(APP));
    }

    private static Map<String, String> labels(ObjectMeta metadata) {
        return requireNonNullElse(metadata.getLabels(), Map.of());
    }
}
