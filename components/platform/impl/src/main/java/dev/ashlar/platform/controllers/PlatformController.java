package dev.ashlar.platform.controllers;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.ETagCondition;
import dev.ashlar.platform.Platform;
import dev.ashlar.platform.PlatformConfig;
import dev.ashlar.platform.PlatformConfigPatch;
import dev.ashlar.platform.apispec.PlatformApi;
import dev.ashlar.platform.apispec.PlatformConfigDto;
import dev.ashlar.platform.apispec.PlatformConfigPatchDto;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import org.jspecify.annotations.Nullable;

@Controller("${api.base-path}")
class PlatformController implements PlatformApi {
    private final Platform platform;

    PlatformController(Platform platform) {
        this.platform = platform;
    }

    @Override
    public HttpResponse<PlatformConfigDto> getPlatformConfig(@Nullable ETagCondition ifNoneMatch) {
        return HttpResponse.ok(toDto(platform.config()));
    }

    @Override
    public HttpResponse<PlatformConfigDto> patchPlatformConfig(
            Caller.Admin caller, ETagCondition ifMatch, PlatformConfigPatchDto body) {
        var patch = new PlatformConfigPatch(body.incidentBanner());
        return HttpResponse.ok(toDto(platform.configure(caller, ifMatch, patch)));
    }

    private static PlatformConfigDto toDto(PlatformConfig config) {
        return new PlatformConfigDto(config.etag().value(), config.incidentBanner());
    }
}
