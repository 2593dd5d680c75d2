package dev.ashlar.web.controllers;

import dev.ashlar.kernel.Problem;
import dev.ashlar.web.ApiDescription;
import dev.ashlar.web.WebSettings;
import dev.ashlar.web.apispec.AboutApi;
import dev.ashlar.web.apispec.VersionDto;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;

@Controller("${api.base-path}")
final class AboutController implements AboutApi {
    private final ApiDescription description;
    private final WebSettings settings;

    AboutController(ApiDescription description, WebSettings settings) {
        this.description = description;
        this.settings = settings;
    }

    @Override
    public HttpResponse<VersionDto> getVersion() {
        return HttpResponse.ok(new VersionDto(settings.version()));
    }

    @Override
    public HttpResponse<Void> getError() {
        throw new Problem.Invalid("This is what an error looks like.").asException();
    }

    @Override
    public HttpResponse<byte[]> getSpec() {
        return HttpResponse.ok(description.merged());
    }
}
