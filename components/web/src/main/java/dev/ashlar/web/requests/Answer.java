package dev.ashlar.web.requests;

import dev.ashlar.kernel.ETag;
import dev.ashlar.kernel.ETagCondition;
import dev.ashlar.web.Tagged;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.json.JsonMapper;
import io.micronaut.web.router.RouteAttributes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Gives every answer what the contract wants of it: its tag, its length, its content type, and nothing where there is
/// nothing. Writes the JSON too, so that this happens on the request's own thread and a HEAD knows its length.
@Singleton
final class Answer {
    private final JsonMapper json;

    Answer(JsonMapper json) {
        this.json = json;
    }

    MutableHttpResponse<?> finish(HttpRequest<?> request, HttpResponse<?> response) {
        var answer = response.toMutableResponse();
        var body = shown(answer);
        if (body instanceof Tagged tagged && tagged.etag() != null && answer.code() < 300) {
            answer.getHeaders().set(HttpHeaders.ETAG, tagged.etag());
        }
        if (answer.code() == HttpStatus.OK.getCode() && hasAlready(request, answer)) {
            return HttpResponse.notModified()
                    .header(HttpHeaders.ETAG, answer.getHeaders().get(HttpHeaders.ETAG));
        }
        if (body == null) {
            answer.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
            return answer;
        }
        if (answer.getContentType().isEmpty()) {
            answer.contentType(MediaType.APPLICATION_JSON_TYPE);
        }
        var bytes = bytes(request, body);
        answer.getHeaders().set(HttpHeaders.CONTENT_LENGTH, Integer.toString(bytes.length));
        return request.getMethod() == HttpMethod.HEAD ? answer.body(null) : answer.body(bytes);
    }

    /// The body, or what would be the body if this were not the answer to a HEAD.
    private static @Nullable Object shown(MutableHttpResponse<?> answer) {
        var body = answer.body();
        return body == null ? RouteAttributes.getHeadBody(answer).orElse(null) : body;
    }

    @SuppressWarnings("unchecked")
    private byte[] bytes(HttpRequest<?> request, Object body) {
        if (body instanceof byte[] bytes) {
            return bytes;
        }
        if (body instanceof CharSequence text) {
            return text.toString().getBytes(StandardCharsets.UTF_8);
        }
        var declared =
                RouteAttributes.getRouteInfo(request)
                        .<Argument<?>>map(it -> it.getResponseBodyType())
                        .filter(type -> type.isInstance(body))
                        .orElseGet(() -> Argument.of(body.getClass()));
        try {
            return json.writeValueAsBytes((Argument<Object>) declared, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean hasAlready(HttpRequest<?> request, HttpResponse<?> answer) {
        var wanted = request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH);
        var tag = answer.getHeaders().get(HttpHeaders.ETAG);
        var reads = request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD;
        return reads
                && tag != null
                && !wanted.isEmpty()
                && ETagCondition.parse(String.join(", ", wanted)).fitsWeakly(new ETag(tag));
    }
}
