package dev.ashlar.web;

import dev.ashlar.kernel.Problem;
import dev.ashlar.web.apispec.fixture.PostEitherRequestDto;
import dev.ashlar.web.apispec.fixture.ShapesApi;
import dev.ashlar.web.apispec.fixture.ShapesDto;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import java.util.List;
import java.util.Map;

/// Gives every shape back as it was understood, and fails in every way.
@Controller("${api.base-path}")
final class ShapesController implements ShapesApi {
    @Override
    public HttpResponse<ShapesDto> postShapes(ShapesDto body) {
        return HttpResponse.ok(body);
    }

    @Override
    public HttpResponse<List<String>> putList(List<String> body) {
        return HttpResponse.ok(body);
    }

    @Override
    public HttpResponse<String> postEither(PostEitherRequestDto body) {
        return HttpResponse.ok('"' + String.valueOf(body.storageUrl()) + '"');
    }

    @Override
    public HttpResponse<Map<String, String>> getLogs() {
        return HttpResponse.ok(Map.of("one", "a line"));
    }

    @Override
    public HttpResponse<Void> postFailure(String kind) {
        return switch (kind) {
            case "defect" -> throw new IllegalStateException("secret: hunter2");
            case "conflict" -> throw new Problem.Conflict("Taken.", "the-new-one").asException();
            case "away" -> throw new Problem.Unavailable("the database").asException();
            default -> HttpResponse.ok();
        };
    }
}
