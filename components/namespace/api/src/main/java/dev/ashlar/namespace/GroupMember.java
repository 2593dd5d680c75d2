package dev.ashlar.namespace;

import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.UserId;
import org.jspecify.annotations.Nullable;

/// Somebody in a group.
///
/// @param namespace the slug of her own one; null, as are the names, while she is no user of the platform
public record GroupMember(
        UserId id,
        Role role,
        @Nullable Slug namespace,
        @Nullable String firstName,
        @Nullable String lastName) {}
