package dev.ashlar.secrets.controllers;

import static java.util.Objects.requireNonNull;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.secrets.SessionSecret;
import dev.ashlar.secrets.SessionSecretChange;
import dev.ashlar.secrets.SessionSecrets;
import dev.ashlar.secrets.apispec.SessionSecretDto;
import dev.ashlar.secrets.apispec.SessionSecretPatchDto;
import dev.ashlar.secrets.apispec.SessionSecretsApi;
import dev.ashlar.web.Paging;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Controller("${api.base-path}")
class SessionSecretController implements SessionSecretsApi {
    private final SessionSecrets secrets;

    SessionSecretController(SessionSecrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public HttpResponse<List<SessionSecretDto>> getProjectSessionSecrets(
            Caller.SignedIn caller,
            Ulid projectId,
            @Nullable Integer page,
            @Nullable Integer perPage) {
        var found = secrets.list(caller, projectId, Paging.requestOrAll(page, perPage));
        return Paging.answer(found.map(SessionSecretController::dto));
    }

    @Override
    public HttpResponse<List<SessionSecretDto>> patchProjectSessionSecrets(
            Caller.SignedIn caller, Ulid projectId, List<SessionSecretPatchDto> body) {
        var changes = body.stream().map(SessionSecretController::change).toList();
        var found = secrets.change(caller, projectId, changes);
        return Paging.answer(found.map(SessionSecretController::dto));
    }

    @Override
    public HttpResponse<Void> deleteProjectSessionSecrets(Caller.SignedIn caller, Ulid projectId) {
        secrets.clear(caller, projectId);
        return HttpResponse.noContent();
    }

    private static SessionSecretChange change(SessionSecretPatchDto patch) {
        // Every alternative has one.
        var slot = requireNonNull(patch.secretSlotId());
        if (patch.secretId() != null) {
            return new SessionSecretChange.Existing(slot, patch.secretId());
        }
        return patch.value() == null
                ? new SessionSecretChange.Empty(slot)
                : new SessionSecretChange.Fresh(slot, patch.value());
    }

    private static SessionSecretDto dto(SessionSecret secret) {
        return new SessionSecretDto(SlotDtos.dto(secret.slot()), secret.secret());
    }
}
