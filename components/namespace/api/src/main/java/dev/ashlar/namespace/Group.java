package dev.ashlar.namespace;

import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.ResourceType;
import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// People who share projects, and the namespace that these are in.
///
/// @param id of the group and of its namespace
/// @param slug unique among all namespaces
/// @param name 1 to 99 characters; need not be unique
/// @param description at most 500 characters; null where there is none
/// @param createdBy stays when that person goes
public record Group(
        Ulid id,
        Slug slug,
        String name,
        @Nullable String description,
        UserId createdBy,
        Instant createdAt) {
    public Group {
        description = description == null || description.isEmpty() ? null : description;
    }

    public ResourceRef ref() {
        return ResourceRef.of(ResourceType.GROUP, id);
    }

    /// The group as it is after a change.
    public Group with(GroupPatch patch) {
        return new Group(
                id,
                patch.slug() == null ? slug : patch.slug(),
                patch.name() == null ? name : patch.name(),
                patch.description() == null ? description : patch.description(),
                createdBy,
                createdAt);
    }
}
