package dev.ashlar.project;

import static java.util.Objects.requireNonNullElse;

import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.Visibility;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A project that somebody wants; null is what she did not say.
///
/// @param namespace the slug of the namespace in which it is to be
public record ProjectDraft(
        String name,
        Slug namespace,
        @Nullable Slug slug,
        @Nullable List<String> repositories,
        @Nullable Visibility visibility,
        @Nullable String description,
        @Nullable List<String> keywords,
        @Nullable String documentation,
        @Nullable String secretsMountDirectory) {
    /// The slug that was said, else the one that the name gives.
    ///
    /// @throws ProblemException `Problem.Invalid` if the name gives none
    public Slug slugOrDerived() {
        return slug != null
                ? slug
                : Slug.derive(name, Slug.LONGEST).orElseThrow(ProjectDraft::givesNoSlug);
    }

    /// With the usual values for what was not said.
    public ProjectDetails details() {
        return details(
                requireNonNullElse(visibility, Visibility.PRIVATE),
                description,
                requireNonNullElse(repositories, List.of()),
                requireNonNullElse(keywords, List.of()));
    }

    /// With what the source has for some of what was not said. Documentation, mount directory and being a template do
    /// not come from it.
    public ProjectDetails detailsOfCopy(ProjectDetails source) {
        return details(
                requireNonNullElse(visibility, source.visibility()),
                description == null ? source.description() : description,
                requireNonNullElse(repositories, source.repositories()),
                requireNonNullElse(keywords, source.keywords()));
    }

    private ProjectDetails details(
            Visibility visible,
            @Nullable String described,
            List<String> repos,
            List<String> words) {
        return new ProjectDetails(
                name,
                described,
                visible,
                repos,
                words,
                documentation,
                requireNonNullElse(secretsMountDirectory, ProjectDetails.USUAL_MOUNT_DIRECTORY),
                false);
    }

    private static ProblemException givesNoSlug() {
        return Problem.Invalid.field(
                        "name",
                        "has no letter or digit that a slug can be made from; give a slug too")
                .asException();
    }
}
