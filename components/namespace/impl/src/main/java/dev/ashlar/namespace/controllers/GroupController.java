package dev.ashlar.namespace.controllers;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Slug;
import dev.ashlar.namespace.Group;
import dev.ashlar.namespace.GroupDraft;
import dev.ashlar.namespace.GroupPatch;
import dev.ashlar.namespace.Groups;
import dev.ashlar.namespace.apispec.GroupPatchRequestDto;
import dev.ashlar.namespace.apispec.GroupPermissionsDto;
import dev.ashlar.namespace.apispec.GroupPostRequestDto;
import dev.ashlar.namespace.apispec.GroupResponseDto;
import dev.ashlar.namespace.apispec.GroupsApi;
import dev.ashlar.web.Paging;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import java.util.List;

@Controller("${api.base-path}")
class GroupController implements GroupsApi {
    private final Groups groups;

    GroupController(Groups groups) {
        this.groups = groups;
    }

    @Override
    public HttpResponse<List<GroupResponseDto>> getGroups(
            Caller caller, Integer page, Integer perPage, Boolean directMember) {
        var found = groups.list(caller, directMember, Paging.request(page, perPage));
        return Paging.answer(found.map(GroupController::toDto));
    }

    @Override
    public HttpResponse<GroupResponseDto> createGroup(
            Caller.SignedIn caller, GroupPostRequestDto body) {
        var draft = new GroupDraft(body.name(), new Slug(body.slug()), body.description());
        return HttpResponse.created(toDto(groups.create(caller, draft)));
    }

    @Override
    public HttpResponse<GroupResponseDto> getGroup(Caller caller, String groupSlug) {
        return HttpResponse.ok(toDto(groups.get(caller, PathSlug.read(groupSlug))));
    }

    @Override
    public HttpResponse<GroupResponseDto> changeGroup(
            Caller.SignedIn caller, String groupSlug, GroupPatchRequestDto body) {
        var slug = body.slug() == null ? null : new Slug(body.slug());
        var patch = new GroupPatch(body.name(), slug, body.description());
        return HttpResponse.ok(toDto(groups.change(caller, PathSlug.read(groupSlug), patch)));
    }

    @Override
    public HttpResponse<Void> deleteGroup(Caller.SignedIn caller, String groupSlug) {
        groups.delete(caller, PathSlug.read(groupSlug));
        return HttpResponse.noContent();
    }

    @Override
    public HttpResponse<GroupPermissionsDto> getGroupPermissions(Caller caller, String groupSlug) {
        var standing = groups.standing(caller, PathSlug.read(groupSlug));
        return HttpResponse.ok(
                new GroupPermissionsDto(
                        standing.mayWrite(), standing.mayDelete(), standing.mayDelete()));
    }

    private static GroupResponseDto toDto(Group group) {
        return new GroupResponseDto(
                group.id(),
                group.name(),
                group.slug().value(),
                group.createdAt(),
                group.createdBy().value(),
                group.description());
    }
}
