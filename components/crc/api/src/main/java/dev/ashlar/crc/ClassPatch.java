package dev.ashlar.crc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is to change of a class; null keeps what is there.
///
/// @param tolerations all that there are to be
/// @param affinities all that there are to be
public record ClassPatch(
        @Nullable String name,
        SizePatch size,
        @Nullable Boolean isDefault,
        @Nullable List<String> tolerations,
        @Nullable List<NodeAffinity> affinities) {
    /// What is to change of what a session gets.
    public record SizePatch(
            @Nullable Double cpu,
            @Nullable Long memory,
            @Nullable Long gpu,
            @Nullable Long maxStorage,
            @Nullable Long defaultStorage) {}
}
