package dev.ashlar.project;

import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.UserId;
import org.jspecify.annotations.Nullable;

/// Somebody with a role on the project itself.
///
/// @param namespace the slug of her own namespace
public record ProjectMember(
        UserId id,
        @Nullable Slug namespace,
        @Nullable String firstName,
        @Nullable String lastName,
        Role role) {}
