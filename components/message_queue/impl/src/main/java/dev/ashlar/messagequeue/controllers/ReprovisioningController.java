package dev.ashlar.messagequeue.controllers;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Problem;
import dev.ashlar.messagequeue.Reprovisioning;
import dev.ashlar.messagequeue.Reprovisioning.Progress;
import dev.ashlar.messagequeue.apispec.MessageQueueApi;
import dev.ashlar.messagequeue.apispec.ReprovisioningDto;
import dev.ashlar.messagequeue.apispec.ReprovisioningStatusDto;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;

@Controller("${api.base-path}")
final class ReprovisioningController implements MessageQueueApi {
    private final Reprovisioning reprovisioning;

    ReprovisioningController(Reprovisioning reprovisioning) {
        this.reprovisioning = reprovisioning;
    }

    @Override
    public HttpResponse<ReprovisioningDto> postReprovisioning(Caller.Admin caller) {
        var begun = reprovisioning.start();
        return HttpResponse.created(new ReprovisioningDto(begun.id(), begun.startedAt()));
    }

    @Override
    public HttpResponse<ReprovisioningStatusDto> getReprovisioning(Caller caller) {
        return HttpResponse.ok(
                reprovisioning
                        .progress()
                        .map(ReprovisioningController::toDto)
                        .orElseThrow(() ->
                                new Problem.NotFound("No reprovisioning is going on.")
                                        .asException()));
    }

    @Override
    public HttpResponse<Void> deleteReprovisioning(Caller.Admin caller) {
        reprovisioning.stop();
        return HttpResponse.noContent();
    }

    private static ReprovisioningStatusDto toDto(Progress progress) {
        return new ReprovisioningStatusDto(
                progress.id(), progress.startedAt(), progress.chapter(), progress.announced());
    }
}
