package dev.ashlar.web.requests;

import dev.ashlar.authn.Arrivals;
import dev.ashlar.authn.Callers;
import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Problem;
import dev.ashlar.web.WebSettings;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.ServerHttpRequest;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Checks a request that has found its route, in the one order that holds for all routes.
@Singleton
final class RequestChecks {
    private static final byte[] NOTHING = {};

    private final Callers callers;
    private final List<Arrivals> arrivals;
    // Made when a route first needs it: what reads schemas is slow to load.
    private final Provider<Checks> checks;
    private final Body body;

    RequestChecks(
            Callers callers,
            List<Arrivals> arrivals,
            Provider<Checks> checks,
            WebSettings settings) {
        this.callers = callers;
        this.arrivals = List.copyOf(arrivals);
        this.checks = checks;
        this.body = new Body(settings.maxBodyBytes());
    }

    /// @throws dev.ashlar.kernel.ProblemException the first thing that is wrong
    void check(Route route, HttpRequest<?> request) {
        var bytes = request instanceof ServerHttpRequest<?> server ? body.read(server) : NOTHING;
        refuseNulInQuery(request);
        var caller = caller(route, request);
        if (route.ifMatch() && !request.getHeaders().contains(HttpHeaders.IF_MATCH)) {
            throw new Problem.PreconditionRequired().asException();
        }
        var query =
                route.query().isEmpty()
                        ? null
                        : checks.get().query(route.operation(), parameters(request));
        var value = route.body() ? checks.get().body(route.operation(), bytes) : null;
        new Exchange(caller, query, value).attachTo(request);
    }

    private @Nullable Caller caller(Route route, HttpRequest<?> request) {
        var caller =
                switch (route.needs()) {
                    case NONE -> null;
                    case OPTIONAL -> callers.identify(Sender.credentials(request));
                    case USER -> signedIn(request, Problem.Unauthenticated.needsUser());
                    case ADMIN -> admin(signedIn(request, Problem.Unauthenticated.needsAdmin()));
                };
        if (caller instanceof Caller.SignedIn known) {
            arrivals.forEach(it -> it.seen(known));
        }
        return caller;
    }

    private Caller.SignedIn signedIn(HttpRequest<?> request, Problem otherwise) {
        if (callers.identify(Sender.credentials(request)) instanceof Caller.SignedIn known) {
            return known;
        }
        throw otherwise.asException();
    }

    private static Caller.Admin admin(Caller.SignedIn caller) {
        return switch (caller) {
            case Caller.Admin admin -> admin;
            case Caller.User _ -> throw Problem.Forbidden.insufficientPermissions().asException();
        };
    }

    private static void refuseNulInQuery(HttpRequest<?> request) {
        var query = request.getUri().getRawQuery();
        if (query != null && query.contains("%00")) {
            throw new Problem.Invalid("The query has a NUL character, which no parameter may have.")
                    .asException();
        }
    }

    private static HttpParameters parameters(HttpRequest<?> request) {
        try {
            return request.getParameters();
        } catch (IllegalArgumentException _) {
            throw new Problem.BadRequest("The query is not encoded as a URL's query is.")
                    .asException();
        }
    }
}
