package dev.ashlar.authz;

import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UserId;

/// A thing or a person as SpiceDB knows it: `type:id`.
///
/// @param id a ULID, a user's id, or `*` for everybody of the type
public record ResourceRef(ResourceType type, String id) {
    /// The one platform.
    public static final ResourceRef PLATFORM = new ResourceRef(ResourceType.PLATFORM, "renku");

    /// Every user.
    public static final ResourceRef EVERY_USER = new ResourceRef(ResourceType.USER, "*");

    /// Every visitor without a token.
    public static final ResourceRef EVERY_VISITOR =
            new ResourceRef(ResourceType.ANONYMOUS_USER, "*");

    public static ResourceRef of(UserId id) {
        return new ResourceRef(ResourceType.USER, id.value());
    }

    public static ResourceRef of(ResourceType type, Ulid id) {
        return new ResourceRef(type, id.value());
    }

    @Override
    public String toString() {
        return type.schemaName() + ":" + id;
    }
}
