package dev.ashlar.web.requests;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ashlar.kernel.ETagCondition;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.web.From;
import dev.ashlar.web.Place;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.AnnotatedRequestArgumentBinder;
import io.micronaut.http.bind.binders.PostponedRequestArgumentBinder;
import io.micronaut.json.JsonMapper;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteMatch;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Gives a handler its arguments, after everything about the request has been checked.
@Singleton
final class Arguments
        implements AnnotatedRequestArgumentBinder<From, Object>,
                PostponedRequestArgumentBinder<Object> {
    private final JsonMapper json;
    private final Provider<Checks> checks;

    Arguments(JsonMapper json, Provider<Checks> checks) {
        this.json = json;
        this.checks = checks;
    }

    @Override
    public Class<From> getAnnotationType() {
        return From.class;
    }

    @Override
    public BindingResult<Object> bind(
            ArgumentConversionContext<Object> context, HttpRequest<?> request) {
        var value = Optional.ofNullable(value(context.getArgument(), request));
        return () -> value;
    }

    private @Nullable Object value(Argument<?> argument, HttpRequest<?> request) {
        var metadata = argument.getAnnotationMetadata();
        var name = metadata.stringValue(From.class, "name").orElse("");
        var exchange = Exchange.of(request);
        return switch (metadata.enumValue(From.class, Place.class).orElseThrow()) {
            case CALLER -> exchange.caller();
            case PATH -> path(argument, name, request);
            case HEADER -> header(argument, name, request);
            case QUERY ->
                    exchange.query() == null
                            ? null
                            : read(argument, name, exchange.query().get(name));
            case QUERY_OBJECT -> read(argument, name, exchange.query());
            case BODY -> read(argument, "body", exchange.body());
        };
    }

    private @Nullable Object path(Argument<?> argument, String name, HttpRequest<?> request) {
        var match = (UriRouteMatch<?, ?>) RouteAttributes.getRouteMatch(request).orElseThrow();
        var text = String.valueOf(match.getVariableValues().get(name));
        if (argument.getType() == String.class) {
            return text;
        }
        if (argument.getType() == Ulid.class) {
            return new Ulid(text);
        }
        if (argument.getType() == Integer.class && !text.startsWith("-")) {
            try {
                return Integer.valueOf(text);
            } catch (NumberFormatException _) {
                // Too large: refused below.
            }
        }
        throw Problem.Invalid.field(name, "must be a whole number from 0 to 2147483647")
                .asException();
    }

    private static @Nullable Object header(
            Argument<?> argument, String name, HttpRequest<?> request) {
        var values = request.getHeaders().getAll(name);
        if (values.isEmpty()) {
            return null;
        }
        var value = String.join(", ", values);
        return argument.getType() == ETagCondition.class ? ETagCondition.parse(value) : value;
    }

    private @Nullable Object read(Argument<?> argument, String name, @Nullable JsonNode value) {
        if (value == null || value.isMissingNode()) {
            return null;
        }
        try {
            return json.readValue(checks.get().write(value), argument);
        } catch (IOException | RuntimeException wrong) {
            throw Problem.Invalid.field(
                            name, "has a value that is out of range or has the wrong form")
                    .asException();
        }
    }
}
