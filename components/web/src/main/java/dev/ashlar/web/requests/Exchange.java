package dev.ashlar.web.requests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ashlar.kernel.Caller;
import io.micronaut.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/// What the checks of a request have found out, for the handler's arguments.
///
/// @param caller null where the route asks nobody who it is
/// @param query null where the route declares no query parameters
/// @param body null where the route takes no body, or may do without
record Exchange(@Nullable Caller caller, @Nullable ObjectNode query, @Nullable JsonNode body) {
    private static final String ATTRIBUTE = "dev.ashlar.exchange";

    /// Keeps it with the request.
    void attachTo(HttpRequest<?> request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /// @throws IllegalStateException if the request has not been checked
    static Exchange of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, Exchange.class)
                .orElseThrow(() -> new IllegalStateException("the request was not checked"));
    }
}
