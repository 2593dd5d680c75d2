package dev.ashlar.project;

import static java.util.Objects.requireNonNullElse;

import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.Visibility;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Requested changes; null keeps what is there.
///
/// @param namespace the slug of the namespace in which it is to be
/// @param description empty for none
/// @param forgetsTemplate whether it is to be no copy any more
/// @param secretsMountDirectory empty for the usual one
public record ProjectPatch(
        @Nullable String name,
        @Nullable Slug namespace,
        @Nullable Slug slug,
        @Nullable List<String> repositories,
        @Nullable Visibility visibility,
        @Nullable String description,
        @Nullable List<String> keywords,
        @Nullable String documentation,
        boolean forgetsTemplate,
        @Nullable Boolean isTemplate,
        @Nullable String secretsMountDirectory) {
    /// What the details become.
    public ProjectDetails applyTo(ProjectDetails current) {
        return new ProjectDetails(
                requireNonNullElse(name, current.name()),
                description == null ? current.description() : description,
                requireNonNullElse(visibility, current.visibility()),
                requireNonNullElse(repositories, current.repositories()),
                requireNonNullElse(keywords, current.keywords()),
                documentation == null ? current.documentation() : documentation,
                requireNonNullElse(secretsMountDirectory, current.secretsMountDirectory()),
                requireNonNullElse(isTemplate, current.isTemplate()));
    }
}
