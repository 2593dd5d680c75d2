package dev.ashlar.web.requests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Reads a schema of an OpenAPI file: follows its references and looks through what it is composed of.
///
/// @param document that references point into
record Shape(JsonNode document, JsonNode schema) {
    private static final List<String> COMPOSITIONS = List.of("allOf", "oneOf", "anyOf");

    /// The node that a reference means; the node itself if it is none.
    static JsonNode resolve(JsonNode document, JsonNode node) {
        var target = node;
        while (target.has("$ref")) {
            target = document.at(target.get("$ref").asText().substring(1));
        }
        return target;
    }

    /// This schema and every one that it is composed of.
    private List<JsonNode> parts() {
        var parts = new ArrayList<JsonNode>();
        collect(schema, parts);
        return parts;
    }

    private void collect(JsonNode node, List<JsonNode> parts) {
        var target = resolve(document, node);
        parts.add(target);
        for (var composition : COMPOSITIONS) {
            target.path(composition).forEach(part -> collect(part, parts));
        }
    }

    /// `string` where nothing says what it is.
    String type() {
        return parts().stream()
                .filter(part -> part.has("type"))
                .map(part -> part.get("type").asText())
                .findFirst()
                .orElse(isObject() ? "object" : "string");
    }

    boolean isObject() {
        return parts().stream().anyMatch(part -> part.has("properties"));
    }

    private boolean nullable() {
        return parts().stream().anyMatch(part -> part.path("nullable").asBoolean());
    }

    /// Every property that the schema or a part of it has, by name, in order.
    Map<String, Shape> properties() {
        return parts().stream()
                .flatMap(part -> part.path("properties").propertyStream())
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                it -> new Shape(document, it.getValue()),
                                (first, _) -> first,
                                LinkedHashMap::new));
    }

    private boolean requires(String name) {
        return parts().stream()
                .flatMap(part -> part.path("required").valueStream())
                .anyMatch(required -> required.asText().equals(name));
    }

    /// Takes out of a body every field that may be left out, may not be null, and is null: it counts as left out.
    void dropNulls(JsonNode value) {
        switch (value) {
            case ObjectNode object -> dropNulls(object);
            case ArrayNode array -> {
                var items = new Shape(document, items());
                array.forEach(items::dropNulls);
            }
            default -> {
                // A single value: nothing to take out.
            }
        }
    }

    private void dropNulls(ObjectNode object) {
        properties()
                .forEach((name, shape) -> {
                    var value = object.get(name);
                    if (value != null && value.isNull() && !requires(name) && !shape.nullable()) {
                        object.remove(name);
                    } else if (value != null) {
                        shape.dropNulls(value);
                    }
                });
    }

    private JsonNode items() {
        return parts().stream()
                .filter(part -> part.has("items"))
                .map(part -> part.get("items"))
                .findFirst()
                .orElse(schema.path("items"));
    }
}
