package dev.ashlar.project.controllers;

import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.Visibility;
import dev.ashlar.project.Project;
import dev.ashlar.project.ProjectDraft;
import dev.ashlar.project.ProjectPatch;
import dev.ashlar.project.apispec.ProjectDto;
import dev.ashlar.project.apispec.ProjectPatchDto;
import dev.ashlar.project.apispec.ProjectPostDto;
import dev.ashlar.project.apispec.VisibilityDto;
import org.jspecify.annotations.Nullable;

/// Projects as they are on the wire.
final class ProjectDtos {
    private ProjectDtos() {}

    static ProjectDto undocumented(Project project) {
        return dto(project, false);
    }

    static ProjectDto dto(Project project, boolean documented) {
        var details = project.details();
        return new ProjectDto(
                project.id(),
                details.name(),
                project.namespace().slug().value(),
                project.slug().value(),
                project.creationDate(),
                project.createdBy().value(),
                project.updatedAt(),
                details.repositories(),
                VisibilityDto.valueOf(details.visibility().name()),
                details.description(),
                project.etag(documented).value(),
                details.keywords(),
                documented ? details.documentation() : null,
                project.templateId(),
                details.isTemplate(),
                details.secretsMountDirectory());
    }

    static ProjectDraft draft(ProjectPostDto body) {
        return new ProjectDraft(
                body.name(),
                new Slug(body.namespace()),
                slug(body.slug()),
                body.repositories(),
                visibility(body.visibility()),
                body.description(),
                body.keywords(),
                body.documentation(),
                body.secretsMountDirectory());
    }

    static ProjectPatch patch(ProjectPatchDto body) {
        return new ProjectPatch(
                body.name(),
                slug(body.namespace()),
                slug(body.slug()),
                body.repositories(),
                visibility(body.visibility()),
                body.description(),
                body.keywords(),
                body.documentation(),
                body.templateId() != null,
                body.isTemplate(),
                body.secretsMountDirectory());
    }

    private static @Nullable Slug slug(@Nullable String text) {
        return text == null ? null : new Slug(text);
    }

    private static @Nullable Visibility visibility(@Nullable VisibilityDto dto) {
        return dto == null ? null : Visibility.valueOf(dto.name());
    }
}
