package dev.ashlar.web.requests;

import dev.ashlar.kernel.Problem;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Renders every failure, whoever found it: `{"error":{"code","message","detail"}}`.
@Singleton
final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private static final int CODE_OF_STATUS = 1_000;
    private static final Problem UNREADABLE =
            new Problem.BadRequest("The request cannot be read: its URL or a header is not valid.");

    private final JsonMapper json;

    Refusals(JsonMapper json) {
        this.json = json;
    }

    MutableHttpResponse<?> render(Problem problem) {
        var code = problem.code();
        var response =
                render(code.httpStatus(), code.number(), problem.message(), problem.detail());
        LOG.debug("Refused: {}", problem);
        return switch (problem) {
            case Problem.MethodNotAllowed it ->
                    response.header(HttpHeaders.ALLOW, String.join(", ", it.allowed()));
            case Problem.TooLarge _ -> response.header(HttpHeaders.CONNECTION, "close");
            case Problem.Unauthenticated _ ->
                    response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            case Problem.BadRequest _,
                    Problem.Forbidden _,
                    Problem.NotFound _,
                    Problem.Conflict _,
                    Problem.Stale _,
                    Problem.Invalid _,
                    Problem.PreconditionRequired _,
                    Problem.Unavailable _,
                    Problem.NotDecrypted _,
                    Problem.NotDelivered _,
                    Problem.Defect _ ->
                    response;
        };
    }

    /// What the server itself refuses; the catalogue's number where it has one for the status.
    MutableHttpResponse<?> render(HttpStatus status) {
        return switch (status) {
            case REQUEST_ENTITY_TOO_LARGE -> render(tooLarge());
            case BAD_REQUEST -> render(UNREADABLE);
            default ->
                    render(
                            status.getCode(),
                            CODE_OF_STATUS + status.getCode(),
                            status.getReason() + ".",
                            null);
        };
    }

    /// A mistake of ours: the log gets it all, the caller nothing but the trace id.
    MutableHttpResponse<?> defect(Throwable cause) {
        LOG.error("A request failed unexpectedly.", cause);
        return render(new Problem.Defect());
    }

    static Problem.TooLarge tooLarge() {
        return new Problem.TooLarge("The request is too large: send less.");
    }

    private MutableHttpResponse<?> render(
            int status, int code, String message, @Nullable String detail) {
        var error = new LinkedHashMap<String, Object>();
        error.put("code", code);
        error.put("message", message);
        if (detail != null) {
            error.put("detail", detail);
        }
        var body = new LinkedHashMap<String, Object>();
        body.put("error", error);
        return HttpResponse.<byte[]>status(HttpStatus.valueOf(status))
                .body(bytes(body))
                .contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    private byte[] bytes(Object body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
