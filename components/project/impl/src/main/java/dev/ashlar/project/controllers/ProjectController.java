package dev.ashlar.project.controllers;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.ETagCondition;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.project.ProjectFilter;
import dev.ashlar.project.Projects;
import dev.ashlar.project.apispec.ProjectDto;
import dev.ashlar.project.apispec.ProjectPatchDto;
import dev.ashlar.project.apispec.ProjectPermissionsDto;
import dev.ashlar.project.apispec.ProjectPostDto;
import dev.ashlar.project.apispec.ProjectsApi;
import dev.ashlar.web.Paging;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Controller("${api.base-path}")
class ProjectController implements ProjectsApi {
    private final Projects projects;

    ProjectController(Projects projects) {
        this.projects = projects;
    }

    @Override
    public HttpResponse<List<ProjectDto>> getProjects(
            Caller caller, String namespace, Boolean directMember, Integer page, Integer perPage) {
        var filter = new ProjectFilter(namespace, directMember);
        var found = projects.list(caller, filter, Paging.request(page, perPage));
        return Paging.answer(found.map(ProjectDtos::undocumented));
    }

    @Override
    public HttpResponse<ProjectDto> postProject(Caller.SignedIn caller, ProjectPostDto body) {
        var created = projects.create(caller, ProjectDtos.draft(body));
        return HttpResponse.created(ProjectDtos.undocumented(created));
    }

    @Override
    public HttpResponse<ProjectDto> getProject(
            Caller caller,
            Ulid projectId,
            Boolean withDocumentation,
            @Nullable ETagCondition ifNoneMatch) {
        var found = projects.get(caller, projectId);
        return HttpResponse.ok(ProjectDtos.dto(found, withDocumentation));
    }

    @Override
    public HttpResponse<ProjectDto> getProjectByNamespaceAndSlug(
            Caller caller,
            String namespace,
            String slug,
            Boolean withDocumentation,
            @Nullable ETagCondition ifNoneMatch) {
        var found = projects.get(caller, namespace, slug);
        return HttpResponse.ok(ProjectDtos.dto(found, withDocumentation));
    }

    @Override
    public HttpResponse<ProjectDto> patchProject(
            Caller.SignedIn caller, Ulid projectId, ETagCondition ifMatch, ProjectPatchDto body) {
        var changed = projects.change(caller, projectId, ifMatch, ProjectDtos.patch(body));
        return HttpResponse.ok(ProjectDtos.undocumented(changed));
    }

    @Override
    public HttpResponse<Void> deleteProject(Caller.SignedIn caller, Ulid projectId) {
        projects.delete(caller, projectId);
        return HttpResponse.noContent();
    }

    @Override
    public HttpResponse<ProjectPermissionsDto> getProjectPermissions(
            Caller caller, Ulid projectId) {
        var may = projects.permissions(caller, projectId);
        return HttpResponse.ok(
                new ProjectPermissionsDto(may.write(), may.delete(), may.changeMembership()));
    }
}
