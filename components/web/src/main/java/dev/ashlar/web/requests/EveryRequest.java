package dev.ashlar.web.requests;

import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.ProblemException;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.FilterContinuation;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.web.router.RouteAttributes;
import java.time.Duration;
import org.slf4j.MDC;

/// Stands around every request, on its virtual thread: names it, checks it, lets the handler work, and finishes the
/// answer.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class EveryRequest {
    static final String TRACE_HEADER = "trace-id";
    private static final String TRACE_ID = "trace_id";
    private static final String NO_ROUTE = "none";
    private static final int NOT_FOUND = 404;

    private final Routing routing;
    private final RequestChecks checks;
    private final Refusals refusals;
    private final Answer answer;
    private final RequestTimes times;

    EveryRequest(
            Routing routing,
            RequestChecks checks,
            Refusals refusals,
            Answer answer,
            RequestTimes times) {
        this.routing = routing;
        this.checks = checks;
        this.refusals = refusals;
        this.answer = answer;
        this.times = times;
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<?> handle(HttpRequest<?> request, FilterContinuation<HttpResponse<?>> next) {
        var started = System.nanoTime();
        var trace = TraceId.of(request.getHeaders().get("traceparent"));
        MutableHttpResponse<?> response;
        try (var _ = MDC.putCloseable(TRACE_ID, trace)) {
            try {
                response = answer.finish(request, answered(request, next));
            } catch (ProblemException refused) {
                response = answer.finish(request, refusals.render(refused.problem()));
            } catch (RuntimeException failure) {
                response = answer.finish(request, refusals.defect(failure));
            }
        }
        response.getHeaders().set(TRACE_HEADER, trace);
        var took = Duration.ofNanos(System.nanoTime() - started);
        times.took(operation(request), method(request), response.code(), took);
        return response;
    }

    private HttpResponse<?> answered(
            HttpRequest<?> request, FilterContinuation<HttpResponse<?>> next) {
        if (request.getMethod() == HttpMethod.OPTIONS) {
            return routing.options(request);
        }
        if (isUnreadable(request)) {
            var refused = next.proceed();
            if (refused.code() == NOT_FOUND) {
                throw Problem.NotFound.route(request.getPath()).asException();
            }
            return refused;
        }
        checks.check(routing.find(request), request);
        return next.proceed();
    }

    /// The server hands over a URL that it could not read as `/`, where there is no route.
    private static boolean isUnreadable(HttpRequest<?> request) {
        return request.getPath().equals("/") && RouteAttributes.getRouteMatch(request).isEmpty();
    }

    private String operation(HttpRequest<?> request) {
        return RouteAttributes.getRouteInfo(request).map(routing::operation).orElse(NO_ROUTE);
    }

    private static String method(HttpRequest<?> request) {
        return request.getMethod() == HttpMethod.CUSTOM ? "other" : request.getMethod().name();
    }
}
