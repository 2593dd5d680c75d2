package dev.ashlar.web.requests;

import dev.ashlar.kernel.Ulid;
import dev.ashlar.web.From;
import dev.ashlar.web.Needs;
import dev.ashlar.web.Operation;
import dev.ashlar.web.Place;
import io.micronaut.core.type.Argument;
import io.micronaut.web.router.MethodBasedRouteInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A route as its checks see it.
///
/// @param operation the operation id; the method's name for routes that no OpenAPI file describes
record Route(
        String operation,
        Needs needs,
        List<String> query,
        boolean ifMatch,
        boolean body,
        List<PathParameter> path) {
    private static final Pattern ULID = Pattern.compile("\\A[0-7][0-9A-HJKMNP-TV-Z]{25}\\z");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("\\A-?[0-9]{1,30}\\z");

    /// @param form what the text must look like; null where anything goes
    record PathParameter(String name, @Nullable Pattern form) {
        boolean accepts(Map<String, Object> values) {
            var text = String.valueOf(values.get(name));
            return form == null || new Bounded(form).fits(text);
        }
    }

    static Route of(MethodBasedRouteInfo<?, ?> info) {
        var method = info.getTargetMethod().getExecutableMethod();
        var operation = method.findAnnotation(Operation.class);
        var id = operation.flatMap(it -> it.stringValue("id"));
        return new Route(
                id.orElse(method.getMethodName()),
                operation.flatMap(it -> it.enumValue("needs", Needs.class)).orElse(Needs.NONE),
                List.of(operation.map(it -> it.stringValues("query")).orElse(new String[0])),
                operation.flatMap(it -> it.booleanValue("ifMatch")).orElse(false),
                operation.flatMap(it -> it.booleanValue("body")).orElse(false),
                pathParameters(method.getArguments()));
    }

    private static List<PathParameter> pathParameters(Argument<?>[] arguments) {
        return Arrays.stream(arguments)
                .filter(it -> place(it) == Place.PATH)
                .map(it -> new PathParameter(name(it), form(it)))
                .toList();
    }

    private static @Nullable Pattern form(Argument<?> argument) {
        if (argument.getType() == Ulid.class) {
            return ULID;
        }
        if (Number.class.isAssignableFrom(argument.getType())) {
            return WHOLE_NUMBER;
        }
        return argument.getAnnotationMetadata()
                .stringValue(From.class, "form")
                .filter(form -> !form.isEmpty())
                .map(Bounded::compile)
                .orElse(null);
    }

    private static Place place(Argument<?> argument) {
        return argument.getAnnotationMetadata()
                .enumValue(From.class, Place.class)
                .orElse(Place.CALLER);
    }

    private static String name(Argument<?> argument) {
        return argument.getAnnotationMetadata()
                .stringValue(From.class, "name")
                .orElse(argument.getName());
    }

    boolean fits(Map<String, Object> values) {
        return path.stream().allMatch(parameter -> parameter.accepts(values));
    }
}
