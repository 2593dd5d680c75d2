package dev.ashlar.namespace;

import dev.ashlar.kernel.UserId;
import org.jspecify.annotations.Nullable;

/// A namespace as it is shown.
///
/// @param name the group's, or that of the person whose it is; null where there is none
/// @param createdBy who made the group, or whose it is; null where that person is gone
public record NamedNamespace(
        Namespace namespace, @Nullable String name, @Nullable UserId createdBy) {}
