package dev.ashlar.secrets.controllers;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.secrets.Secret;
import dev.ashlar.secrets.SecretDraft;
import dev.ashlar.secrets.SecretEvent;
import dev.ashlar.secrets.SecretHistory;
import dev.ashlar.secrets.SecretKind;
import dev.ashlar.secrets.SecretPatch;
import dev.ashlar.secrets.UserKeys;
import dev.ashlar.secrets.UserSecrets;
import dev.ashlar.secrets.apispec.SecretEventDto;
import dev.ashlar.secrets.apispec.SecretKindDto;
import dev.ashlar.secrets.apispec.SecretPatchDto;
import dev.ashlar.secrets.apispec.SecretPostDto;
import dev.ashlar.secrets.apispec.SecretWithIdDto;
import dev.ashlar.secrets.apispec.UserSecretKeyDto;
import dev.ashlar.secrets.apispec.UserSecretsApi;
import dev.ashlar.web.Paging;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Controller("${api.base-path}")
class SecretController implements UserSecretsApi {
    private final UserSecrets secrets;
    private final UserKeys keys;
    private final SecretHistory history;

    SecretController(UserSecrets secrets, UserKeys keys, SecretHistory history) {
        this.secrets = secrets;
        this.keys = keys;
        this.history = history;
    }

    @Override
    public HttpResponse<List<SecretWithIdDto>> getUserSecrets(
            Caller.SignedIn caller,
            SecretKindDto kind,
            @Nullable Integer page,
            @Nullable Integer perPage) {
        var found = secrets.list(caller, kind(kind), Paging.requestOrAll(page, perPage));
        return Paging.answer(found.map(SecretController::dto));
    }

    @Override
    public HttpResponse<SecretWithIdDto> postUserSecret(
            Caller.SignedIn caller, SecretPostDto body) {
        var kind = body.kind() == null ? SecretKind.GENERAL : kind(body.kind());
        var draft = new SecretDraft(body.name(), body.defaultFilename(), kind, body.value());
        return HttpResponse.created(dto(secrets.create(caller, draft)));
    }

    @Override
    public HttpResponse<SecretWithIdDto> getUserSecret(Caller.SignedIn caller, Ulid secretId) {
        return HttpResponse.ok(dto(secrets.get(caller, secretId)));
    }

    @Override
    public HttpResponse<SecretWithIdDto> patchUserSecret(
            Caller.SignedIn caller, Ulid secretId, SecretPatchDto body) {
        var patch = new SecretPatch(body.name(), body.defaultFilename(), body.value());
        return HttpResponse.ok(dto(secrets.change(caller, secretId, patch)));
    }

    @Override
    public HttpResponse<Void> deleteUserSecret(Caller.SignedIn caller, Ulid secretId) {
        secrets.delete(caller, secretId);
        return HttpResponse.noContent();
    }

    @Override
    public HttpResponse<UserSecretKeyDto> getUserSecretKey(Caller.SignedIn caller) {
        return HttpResponse.ok(new UserSecretKeyDto(keys.read(caller)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    @Override
    public HttpResponse<List<SecretEventDto>> getUserSecretEvents(
            Caller.SignedIn caller, Integer page, Integer perPage) {
        var found = history.own(caller, Paging.request(page, perPage));
        return Paging.answer(found.map(SecretController::dto));
    }

    private static SecretKind kind(SecretKindDto kind) {
        return switch (kind) {
            case GENERAL -> SecretKind.GENERAL;
            case STORAGE -> SecretKind.STORAGE;
        };
    }

    private static SecretWithIdDto dto(Secret secret) {
        return new SecretWithIdDto(
                secret.id(),
                secret.name(),
                secret.defaultFilename(),
                secret.modifiedAt(),
                switch (secret.kind()) {
                    case GENERAL -> SecretKindDto.GENERAL;
                    case STORAGE -> SecretKindDto.STORAGE;
                },
                secret.slots(),
                List.of());
    }

    private static SecretEventDto dto(SecretEvent event) {
        return new SecretEventDto(
                event.secret(),
                event.actor(),
                event.action().lowerCase(),
                event.place(),
                event.at());
    }
}
