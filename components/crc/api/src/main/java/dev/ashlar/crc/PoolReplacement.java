package dev.ashlar.crc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that a pool is to be.
///
/// @param classes of those that the pool has; the others go
/// @param quota with the id that the pool's quota has; null takes the quota away
public record PoolReplacement(PoolTerms terms, List<ResourceClass> classes, @Nullable Quota quota) {
    public PoolReplacement {
        classes = List.copyOf(classes);
    }
}
