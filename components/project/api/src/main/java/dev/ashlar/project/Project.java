package dev.ashlar.project;

import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.ResourceType;
import dev.ashlar.kernel.ETag;
import dev.ashlar.kernel.ETagCondition;
import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UserId;
import dev.ashlar.namespace.Namespace;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A project as it is kept.
///
/// @param namespace where it is, with the slug that it has now
/// @param slug unique in its namespace
/// @param templateId of what it is a copy; null if of nothing, or of something that is gone
/// @param createdBy who made it; she may be gone
/// @param creationDate UTC, microseconds
/// @param updatedAt UTC, microseconds; at first the same as `creationDate`
/// @param version from 1; grows by one with each change
public record Project(
        Ulid id,
        Namespace namespace,
        Slug slug,
        ProjectDetails details,
        @Nullable Ulid templateId,
        UserId createdBy,
        Instant creationDate,
        Instant updatedAt,
        long version) {
    /// By which rights on it are asked for.
    public static ResourceRef ref(Ulid id) {
        return ResourceRef.of(ResourceType.PROJECT, id);
    }

    /// By which rights on it are asked for.
    public ResourceRef ref() {
        return ref(id);
    }

    /// The same where somebody has renamed its namespace meanwhile.
    public Project inNamespaceCalled(Slug name) {
        return name.equals(namespace.slug())
                ? this
                : new Project(
                        id,
                        new Namespace(namespace.id(), namespace.kind(), name),
                        slug,
                        details,
                        templateId,
                        createdBy,
                        creationDate,
                        updatedAt,
                        version);
    }

    /// The tag of what is shown. What others change about it without a new version, the slug of its namespace and that its
    /// template goes, changes the tag too.
    ///
    /// @param documented whether the documentation is shown
    public ETag etag(boolean documented) {
        return ETag.of(
                "project",
                id.value(),
                Long.toString(version),
                namespace.slug().value(),
                templateId == null ? "" : templateId.value(),
                documented ? "documented" : "");
    }

    /// Whether this state is meant, with or without its documentation.
    public boolean fits(ETagCondition expected) {
        return expected.fits(etag(false)) || expected.fits(etag(true));
    }
}
