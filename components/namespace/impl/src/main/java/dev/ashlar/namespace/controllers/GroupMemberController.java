package dev.ashlar.namespace.controllers;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.UserId;
import dev.ashlar.namespace.GroupMember;
import dev.ashlar.namespace.GroupMembers;
import dev.ashlar.namespace.apispec.GroupMemberPatchRequestDto;
import dev.ashlar.namespace.apispec.GroupMemberResponseDto;
import dev.ashlar.namespace.apispec.GroupMembersApi;
import dev.ashlar.web.Paging;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@Controller("${api.base-path}")
class GroupMemberController implements GroupMembersApi {
    private final GroupMembers members;

    GroupMemberController(GroupMembers members) {
        this.members = members;
    }

    @Override
    public HttpResponse<List<GroupMemberResponseDto>> getGroupMembers(
            Caller caller, String groupSlug, @Nullable Integer page, @Nullable Integer perPage) {
        var request = Paging.requestOrAll(page, perPage);
        var found = members.list(caller, PathSlug.read(groupSlug), request);
        return Paging.answer(found.map(GroupMemberController::toDto));
    }

    @Override
    public HttpResponse<List<GroupMemberPatchRequestDto>> changeGroupMembers(
            Caller.SignedIn caller, String groupSlug, List<GroupMemberPatchRequestDto> body) {
        members.assign(caller, PathSlug.read(groupSlug), roles(body));
        return HttpResponse.ok(body);
    }

    @Override
    public HttpResponse<Void> removeGroupMember(
            Caller.SignedIn caller, String groupSlug, String userId) {
        members.remove(caller, PathSlug.read(groupSlug), userId("user_id", userId));
        return HttpResponse.noContent();
    }

    /// In the order in which they were sent.
    private static Map<UserId, Role> roles(List<GroupMemberPatchRequestDto> body) {
        var roles = new LinkedHashMap<UserId, Role>();
        for (int at = 0; at < body.size(); at++) {
            var location = at + ".id";
            var id = userId(location, body.get(at).id());
            if (roles.put(id, Roles.read(body.get(at).role())) != null) {
                throw Problem.Invalid.field(
                                location, "is named twice, name everybody once with one role")
                        .asException();
            }
        }
        return roles;
    }

    private static UserId userId(String location, String text) {
        return UserId.parse(text)
                .orElseThrow(() ->
                        Problem.Invalid.field(
                                        location,
                                        "must be the id of a user: 2 to 36 letters, digits and"
                                                + " hyphens, beginning with a letter or digit")
                                .asException());
    }

    private static GroupMemberResponseDto toDto(GroupMember member) {
        return new GroupMemberResponseDto(
                member.id().value(),
                member.namespace() instanceof Slug(var slug) ? slug : null,
                member.firstName(),
                member.lastName(),
                Roles.write(member.role()));
    }
}
