package dev.ashlar.namespace;

import dev.ashlar.authz.ResourceRef;
import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.Ulid;

/// The first part of the names of whatever is in it.
///
/// @param id of a group, the group's own
/// @param slug as it is now; unique among all namespaces
public record Namespace(Ulid id, NamespaceKind kind, Slug slug) {
    /// By which rights on it are asked for, and by which what is in it is related to it.
    public ResourceRef ref() {
        return ResourceRef.of(kind.resourceType(), id);
    }
}
