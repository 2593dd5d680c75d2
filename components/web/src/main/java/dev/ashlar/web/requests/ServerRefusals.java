package dev.ashlar.web.requests;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

/// Gives what the server refuses by itself the same body as everything else.
@Singleton
@Replaces(ErrorResponseProcessor.class)
final class ServerRefusals implements ErrorResponseProcessor<Object> {
    private final Refusals refusals;

    ServerRefusals(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    @SuppressWarnings("unchecked")
    public MutableHttpResponse<Object> processResponse(
            ErrorContext context, MutableHttpResponse<?> response) {
        var refused = (MutableHttpResponse<Object>) refusals.render(response.status());
        // What is refused before it is a request at all never passes the filter that names the
        // others.
        var parent = context.getRequest().getHeaders().get("traceparent");
        return refused.header(EveryRequest.TRACE_HEADER, TraceId.of(parent));
    }
}
