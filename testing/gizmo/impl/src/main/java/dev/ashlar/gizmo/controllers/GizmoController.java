package dev.ashlar.gizmo.controllers;

import dev.ashlar.gizmo.Gizmo;
import dev.ashlar.gizmo.Gizmos;
import dev.ashlar.gizmo.apispec.GizmoDto;
import dev.ashlar.gizmo.apispec.GizmoPostDto;
import dev.ashlar.gizmo.apispec.GizmosApi;
import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.Ulid;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;

@Controller("${api.base-path}")
class GizmoController implements GizmosApi {
    private final Gizmos gizmos;

    GizmoController(Gizmos gizmos) {
        this.gizmos = gizmos;
    }

    @Override
    public HttpResponse<GizmoDto> postGizmo(Caller.SignedIn caller, GizmoPostDto body) {
        return HttpResponse.created(toDto(gizmos.create(caller, body.name())));
    }

    @Override
    public HttpResponse<GizmoDto> getGizmo(String gizmoId) {
        var id = Ulid.parse(gizmoId);
        return HttpResponse.ok(
                toDto(
                        gizmos.get(
                                id.orElseThrow(() ->
                                        Problem.NotFound.of("gizmo", gizmoId).asException()))));
    }

    private static GizmoDto toDto(Gizmo gizmo) {
        return new GizmoDto(gizmo.id(), gizmo.name(), gizmo.createdBy().value(), gizmo.createdAt());
    }
}
