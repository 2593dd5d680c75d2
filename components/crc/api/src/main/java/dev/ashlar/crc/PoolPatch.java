package dev.ashlar.crc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is to change of a pool; null keeps what is there.
///
/// @param classes of those that the pool has; the others stay as they are
/// @param quota what is to change of it, or all of it where the pool has none
public record PoolPatch(Terms terms, List<ClassChange> classes, @Nullable AmountPatch quota) {
    public PoolPatch {
        classes = List.copyOf(classes);
    }

    /// What is to change besides classes and quota.
    ///
    /// @param idleThreshold 0 takes it away
    /// @param hibernationThreshold 0 takes it away
    public record Terms(
            @Nullable String name,
            @Nullable Boolean isPublic,
            @Nullable Boolean isDefault,
            @Nullable Integer idleThreshold,
            @Nullable Integer hibernationThreshold) {}

    /// What is to change of one class.
    public record ClassChange(int id, ClassPatch patch) {}
}
