package dev.ashlar.web.requests;

import dev.ashlar.authn.Credentials;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import org.jspecify.annotations.Nullable;

/// Reads what says who sends a request.
final class Sender {
    private static final String ANONYMOUS_ID = "Renku-Auth-Anon-Id";

    private Sender() {}

    static Credentials credentials(HttpRequest<?> request) {
        return new Credentials(
                request.getHeaders().get(HttpHeaders.AUTHORIZATION), anonymousId(request));
    }

    private static @Nullable String anonymousId(HttpRequest<?> request) {
        var header = request.getHeaders().get(ANONYMOUS_ID);
        if (header != null) {
            return header;
        }
        return request.getCookies().findCookie(ANONYMOUS_ID).map(Cookie::getValue).orElse(null);
    }
}
