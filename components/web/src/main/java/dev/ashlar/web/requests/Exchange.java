package dev.ashlar.web.requests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ashlar.kernel.Caller;
import io.micronaut.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/// What the checks of a request have found out, for the handler's arguments. One thread at a time.
final class Exchange {
    private static final String ATTRIBUTE = "dev.ashlar.exchange";

    @Nullable Caller caller;
    @Nullable ObjectNode query;
    @Nullable JsonNode body;

    /// Begins for this request.
    static Exchange begin(HttpRequest<?> request) {
        var exchange = new Exchange();
        request.setAttribute(ATTRIBUTE, exchange);
        return exchange;
    }

    /// @throws IllegalStateException if the request has not been checked
    static Exchange of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, Exchange.class)
                .orElseThrow(() -> new IllegalStateException("the request was not checked"));
    }
}
