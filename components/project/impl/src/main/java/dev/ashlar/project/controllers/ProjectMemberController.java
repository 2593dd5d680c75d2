package dev.ashlar.project.controllers;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UserId;
import dev.ashlar.project.ProjectMember;
import dev.ashlar.project.ProjectMembers;
import dev.ashlar.project.apispec.ProjectMemberPatchRequestDto;
import dev.ashlar.project.apispec.ProjectMemberResponseDto;
import dev.ashlar.project.apispec.ProjectMembersApi;
import dev.ashlar.project.apispec.RoleDto;
import dev.ashlar.web.Paging;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@Controller("${api.base-path}")
class ProjectMemberController implements ProjectMembersApi {
    private final ProjectMembers members;

    ProjectMemberController(ProjectMembers members) {
        this.members = members;
    }

    @Override
    public HttpResponse<List<ProjectMemberResponseDto>> getProjectMembers(
            Caller caller, Ulid projectId, @Nullable Integer page, @Nullable Integer perPage) {
        var found = members.list(caller, projectId, Paging.requestOrAll(page, perPage));
        return Paging.answer(found.map(ProjectMemberController::dto));
    }

    @Override
    public HttpResponse<Void> patchProjectMembers(
            Caller caller, Ulid projectId, List<ProjectMemberPatchRequestDto> body) {
        members.assign(caller, projectId, roles(body));
        return HttpResponse.ok();
    }

    @Override
    public HttpResponse<Void> deleteProjectMember(Caller caller, Ulid projectId, String memberId) {
        var member =
                UserId.parse(memberId)
                        .orElseThrow(() ->
                                Problem.Invalid.field(
                                                "member_id",
                                                "must be 2 to 36 letters, digits and hyphens")
                                        .asException());
        members.remove(caller, projectId, member);
        return HttpResponse.noContent();
    }

    private static Map<UserId, Role> roles(List<ProjectMemberPatchRequestDto> body) {
        var roles = new LinkedHashMap<UserId, Role>();
        for (int at = 0; at < body.size(); at++) {
            var text = body.get(at).id();
            var id =
                    UserId.parse(text)
                            .orElseThrow(() -> Problem.NotFound.of("user", text).asException());
            if (roles.put(id, Role.valueOf(body.get(at).role().name())) != null) {
                throw Problem.Invalid.field(
                                at + ".id", "is named twice, name everybody once with one role")
                        .asException();
            }
        }
        return roles;
    }

    private static ProjectMemberResponseDto dto(ProjectMember member) {
        return new ProjectMemberResponseDto(
                member.id().value(),
                member.namespace() instanceof Slug(var slug) ? slug : null,
                member.firstName(),
                member.lastName(),
                RoleDto.valueOf(member.role().name()));
    }
}
