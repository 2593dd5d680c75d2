package dev.ashlar.project.controllers;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.project.ProjectCopies;
import dev.ashlar.project.apispec.ProjectCopiesApi;
import dev.ashlar.project.apispec.ProjectDto;
import dev.ashlar.project.apispec.ProjectPostDto;
import dev.ashlar.web.Paging;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Controller("${api.base-path}")
class ProjectCopyController implements ProjectCopiesApi {
    private final ProjectCopies copies;

    ProjectCopyController(ProjectCopies copies) {
        this.copies = copies;
    }

    @Override
    public HttpResponse<List<ProjectDto>> getProjectCopies(
            Caller.SignedIn caller,
            Ulid projectId,
            Boolean writable,
            @Nullable Integer page,
            @Nullable Integer perPage) {
        var request = Paging.requestOrAll(page, perPage);
        var found = copies.list(caller, projectId, writable, request);
        return Paging.answer(found.map(ProjectDtos::undocumented));
    }

    @Override
    public HttpResponse<ProjectDto> postProjectCopy(
            Caller.SignedIn caller, Ulid projectId, ProjectPostDto body) {
        var copy = copies.copy(caller, projectId, ProjectDtos.draft(body));
        return HttpResponse.created(ProjectDtos.undocumented(copy));
    }
}
