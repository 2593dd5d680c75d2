package dev.ashlar.secrets.controllers;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.ETagCondition;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.secrets.SessionSecretSlotDraft;
import dev.ashlar.secrets.SessionSecretSlotPatch;
import dev.ashlar.secrets.SessionSecretSlots;
import dev.ashlar.secrets.apispec.SessionSecretSlotDto;
import dev.ashlar.secrets.apispec.SessionSecretSlotPatchDto;
import dev.ashlar.secrets.apispec.SessionSecretSlotPostDto;
import dev.ashlar.secrets.apispec.SessionSecretSlotsApi;
import dev.ashlar.web.Paging;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Controller("${api.base-path}")
class SlotController implements SessionSecretSlotsApi {
    private final SessionSecretSlots slots;

    SlotController(SessionSecretSlots slots) {
        this.slots = slots;
    }

    @Override
    public HttpResponse<List<SessionSecretSlotDto>> getProjectSessionSecretSlots(
            Caller caller, Ulid projectId, @Nullable Integer page, @Nullable Integer perPage) {
        var found = slots.list(caller, projectId, Paging.requestOrAll(page, perPage));
        return Paging.answer(found.map(SlotDtos::dto));
    }

    @Override
    public HttpResponse<SessionSecretSlotDto> postSessionSecretSlot(
            Caller.SignedIn caller, SessionSecretSlotPostDto body) {
        var draft =
                new SessionSecretSlotDraft(
                        body.projectId(), body.name(), body.description(), body.filename());
        return HttpResponse.created(SlotDtos.dto(slots.create(caller, draft)));
    }

    @Override
    public HttpResponse<SessionSecretSlotDto> getSessionSecretSlot(
            Caller caller, Ulid slotId, @Nullable ETagCondition ifNoneMatch) {
        return HttpResponse.ok(SlotDtos.dto(slots.get(caller, slotId)));
    }

    @Override
    public HttpResponse<SessionSecretSlotDto> patchSessionSecretSlot(
            Caller.SignedIn caller,
            Ulid slotId,
            ETagCondition ifMatch,
            SessionSecretSlotPatchDto body) {
        var patch = new SessionSecretSlotPatch(body.name(), body.description(), body.filename());
        return HttpResponse.ok(SlotDtos.dto(slots.change(caller, slotId, ifMatch, patch)));
    }

    @Override
    public HttpResponse<Void> deleteSessionSecretSlot(Caller.SignedIn caller, Ulid slotId) {
        slots.delete(caller, slotId);
        return HttpResponse.noContent();
    }
}
