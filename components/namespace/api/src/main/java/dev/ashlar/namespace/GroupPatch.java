package dev.ashlar.namespace;

import dev.ashlar.kernel.Slug;
import org.jspecify.annotations.Nullable;

/// What is to change of a group; null for what stays.
///
/// @param description empty takes it away
public record GroupPatch(
        @Nullable String name, @Nullable Slug slug, @Nullable String description) {}
