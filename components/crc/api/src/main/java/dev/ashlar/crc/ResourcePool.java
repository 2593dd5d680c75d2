package dev.ashlar.crc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Part of the cluster that sessions run in, and who may use it.
///
/// @param quota what all sessions in it use together at most; null where there is no limit, or it is not known now
/// @param classes in the order of their ids; exactly one is the default
public record ResourcePool(
        int id, PoolTerms terms, @Nullable Quota quota, List<ResourceClass> classes) {
    public ResourcePool {
        classes = List.copyOf(classes);
    }

    public ResourcePool withQuota(@Nullable Quota shown) {
        return new ResourcePool(id, terms, shown, classes);
    }
}
