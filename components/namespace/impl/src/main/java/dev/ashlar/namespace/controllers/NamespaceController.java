package dev.ashlar.namespace.controllers;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.UserId;
import dev.ashlar.namespace.NamedNamespace;
import dev.ashlar.namespace.Namespaces;
import dev.ashlar.namespace.apispec.GroupRoleDto;
import dev.ashlar.namespace.apispec.NamespaceKindDto;
import dev.ashlar.namespace.apispec.NamespaceResponseDto;
import dev.ashlar.namespace.apispec.NamespacesApi;
import dev.ashlar.web.Paging;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Controller("${api.base-path}")
class NamespaceController implements NamespacesApi {
    private final Namespaces namespaces;

    NamespaceController(Namespaces namespaces) {
        this.namespaces = namespaces;
    }

    @Override
    public HttpResponse<List<NamespaceResponseDto>> getNamespaces(
            Caller.SignedIn caller,
            Integer page,
            Integer perPage,
            @Nullable GroupRoleDto minimumRole) {
        var least = minimumRole == null ? null : Roles.read(minimumRole);
        var found = namespaces.list(caller, least, Paging.request(page, perPage));
        return Paging.answer(found.map(NamespaceController::toDto));
    }

    @Override
    public HttpResponse<NamespaceResponseDto> getNamespace(Caller caller, String namespaceSlug) {
        return HttpResponse.ok(toDto(namespaces.get(caller, PathSlug.read(namespaceSlug))));
    }

    private static NamespaceResponseDto toDto(NamedNamespace shown) {
        var namespace = shown.namespace();
        return new NamespaceResponseDto(
                namespace.id(),
                shown.name(),
                namespace.slug().value(),
                null,
                shown.createdBy() instanceof UserId(var creator) ? creator : null,
                NamespaceKindDto.of(namespace.kind().lowerCase()));
    }
}
