package dev.ashlar.project.core;

import static java.util.Objects.requireNonNullElse;

import dev.ashlar.kernel.Slug;
import dev.ashlar.namespace.Namespace;
import dev.ashlar.project.Project;
import dev.ashlar.project.ProjectPatch;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a patch would make of a project.
///
/// @param wanted as it would be, but for time and version
/// @param nowhere the slug of a namespace to which it should move and which does not exist
record ProjectChange(Project current, Project wanted, @Nullable Slug nowhere) {
    /// @param named the namespace that the patch names, if there is one that is called so
    static ProjectChange of(Project current, ProjectPatch patch, Optional<Namespace> named) {
        var here = current.namespace();
        var name = requireNonNullElse(patch.namespace(), here.slug());
        var stays = name.equals(here.slug()) || named.filter(here::equals).isPresent();
        var wanted =
                new Project(
                        current.id(),
                        stays ? here : named.orElse(here),
                        requireNonNullElse(patch.slug(), current.slug()),
                        patch.applyTo(current.details()),
                        patch.forgetsTemplate() ? null : current.templateId(),
                        current.createdBy(),
                        current.creationDate(),
                        current.updatedAt(),
                        current.version());
        return new ProjectChange(current, wanted, stays || named.isPresent() ? null : name);
    }

    boolean isEmpty() {
        return wanted.equals(current) && nowhere == null;
    }

    /// Whether writing is not enough for it.
    boolean isForOwners() {
        var seenAsBefore =
                wanted.details().visibility() == current.details().visibility()
                        && wanted.slug().equals(current.slug());
        return !seenAsBefore || moves() || nowhere != null;
    }

    boolean moves() {
        return !wanted.namespace().equals(current.namespace());
    }

    /// What is to be kept.
    Project at(Instant now) {
        return new Project(
                wanted.id(),
                wanted.namespace(),
                wanted.slug(),
                wanted.details(),
                wanted.templateId(),
                wanted.createdBy(),
                wanted.creationDate(),
                now,
                wanted.version() + 1);
    }
}
