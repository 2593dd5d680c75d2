package dev.ashlar.web.requests;

import dev.ashlar.kernel.Problem;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.micronaut.web.router.MethodBasedRouteInfo;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteInfo;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteMatch;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// Which route a request means, and what to say where there is none.
@Singleton
final class Routing {
    private final Router router;
    private final Map<Object, Route> known = new ConcurrentHashMap<>();

    Routing(Router router) {
        this.router = router;
    }

    /// @throws dev.ashlar.kernel.ProblemException `Problem.NotFound` or `Problem.MethodNotAllowed`
    Route find(HttpRequest<?> request) {
        var path = path(request);
        var match = RouteAttributes.getRouteMatch(request).orElse(null);
        if (path.startsWith("//") || path.contains("%00")) {
            throw Problem.NotFound.route(path).asException();
        }
        if (match instanceof UriRouteMatch<?, ?> found
                && found.getRouteInfo() instanceof MethodBasedRouteInfo<?, ?> info) {
            var route = known.computeIfAbsent(info, _ -> Route.of(info));
            if (route.fits(found.getVariableValues())) {
                return route;
            }
            throw Problem.NotFound.route(path).asException();
        }
        var allowed = allowed(request);
        if (allowed.isEmpty()) {
            throw Problem.NotFound.route(path).asException();
        }
        throw new Problem.MethodNotAllowed(request.getMethodName(), allowed).asException();
    }

    /// What may be done here, for whoever asks.
    ///
    /// @throws dev.ashlar.kernel.ProblemException `Problem.NotFound` where there is nothing
    MutableHttpResponse<?> options(HttpRequest<?> request) {
        var path = path(request);
        var allowed = allowed(request);
        if (allowed.isEmpty() || path.startsWith("//") || path.contains("%00")) {
            throw Problem.NotFound.route(path).asException();
        }
        return HttpResponse.noContent().header(HttpHeaders.ALLOW, String.join(", ", allowed));
    }

    private List<String> allowed(HttpRequest<?> request) {
        var methods = new TreeSet<String>();
        for (var match : router.findAny(request)) {
            var route = (UriRouteMatch<?, ?>) match;
            if (route.getRouteInfo() instanceof MethodBasedRouteInfo<?, ?> info
                    && known.computeIfAbsent(info, _ -> Route.of(info))
                            .fits(route.getVariableValues())) {
                methods.add(route.getRouteInfo().getHttpMethodName());
            }
        }
        if (!methods.isEmpty()) {
            methods.add(HttpMethod.OPTIONS.name());
        }
        return List.copyOf(methods);
    }

    /// The operation that a route belongs to, for metrics.
    String operation(RouteInfo<?> info) {
        var route = known.get(info);
        return route == null ? "none" : route.operation();
    }

    /// The path as it was sent.
    static String path(HttpRequest<?> request) {
        var uri =
                request instanceof NettyHttpRequest<?> netty
                        ? netty.getNativeRequest().uri()
                        : request.getUri().toString();
        if (!uri.startsWith("/")) {
            return request.getPath();
        }
        var end = uri.indexOf('?');
        return end < 0 ? uri : uri.substring(0, end);
    }
}
