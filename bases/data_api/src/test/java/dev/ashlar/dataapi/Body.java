package dev.ashlar.dataapi;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// A body of texts.
record Body(Map<String, String> fields) {
    static Body of(String field, String value) {
        return new Body(Map.of()).with(field, value);
    }

    Body with(String field, String value) {
        var more = new LinkedHashMap<>(fields);
        more.put(field, value);
        return new Body(more);
    }

    String json() {
        return fields.entrySet().stream()
                .map(field -> "\"%s\": \"%s\"".formatted(field.getKey(), field.getValue()))
                .collect(joining(", ", "{", "}"));
    }

    /// An item of a list of members.
    static Body member(String id, String role) {
        return of("id", id).with("role", role);
    }

    static String list(Body... bodies) {
        return Arrays.stream(bodies).map(Body::json).collect(joining(", ", "[", "]"));
    }
}
