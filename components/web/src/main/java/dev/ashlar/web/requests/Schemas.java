package dev.ashlar.web.requests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.regex.RegularExpressionFactory;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What operations expect, compiled when an operation is first called.
@Singleton
final class Schemas {
    /// @param body null where the operation takes none
    record Expected(List<QueryParameter> query, @Nullable BodySchema body) {}

    /// @param fallback what counts when the parameter is absent; null for nothing
    record QueryParameter(
            String name,
            String type,
            boolean required,
            @Nullable JsonNode fallback,
            Schema schema) {}

    record BodySchema(Shape shape, boolean required, Schema schema) {}

    private final Descriptions descriptions;
    private final Map<String, Expected> known = new ConcurrentHashMap<>();
    private volatile @Nullable SchemaRegistry registry;

    Schemas(Descriptions descriptions) {
        this.descriptions = descriptions;
    }

    Expected of(String operation) {
        var expected = known.get(operation);
        if (expected == null) {
            expected = compile(descriptions.operation(operation));
            known.put(operation, expected);
        }
        return expected;
    }

    private Expected compile(Descriptions.Described described) {
        var query = new ArrayList<QueryParameter>();
        var document = described.document();
        for (var list : List.of(described.path(), described.operation())) {
            for (var node : list.path("parameters")) {
                var parameter = Shape.resolve(document, node);
                if (parameter.path("in").asText().equals("query")) {
                    query.addAll(parameters(document, parameter));
                }
            }
        }
        return new Expected(List.copyOf(query), body(described));
    }

    private List<QueryParameter> parameters(JsonNode document, JsonNode parameter) {
        var shape = new Shape(document, parameter.path("schema"));
        if (!shape.isObject()) {
            return List.of(
                    parameter(
                            parameter.path("name").asText(),
                            shape,
                            parameter.path("required").asBoolean()));
        }
        return shape.properties().entrySet().stream()
                .map(property -> parameter(property.getKey(), property.getValue(), false))
                .toList();
    }

    private QueryParameter parameter(String name, Shape shape, boolean required) {
        var fallback = Shape.resolve(shape.document(), shape.schema()).get("default");
        return new QueryParameter(name, shape.type(), required, fallback, schema(shape));
    }

    private @Nullable BodySchema body(Descriptions.Described described) {
        var node = described.operation().get("requestBody");
        if (node == null) {
            return null;
        }
        var body = Shape.resolve(described.document(), node);
        var media = body.path("content").path("application/json");
        var shape = new Shape(described.document(), media.path("schema"));
        return new BodySchema(shape, body.path("required").asBoolean(), schema(shape));
    }

    private Schema schema(Shape shape) {
        var nodes = JsonNodeFactory.instance;
        var root = nodes.objectNode();
        root.set("allOf", nodes.arrayNode().add(shape.schema()));
        root.set("components", shape.document().path("components"));
        return registry().getSchema(root);
    }

    private SchemaRegistry registry() {
        var made = registry;
        if (made == null) {
            RegularExpressionFactory patterns = form -> new Bounded(Bounded.compile(form))::fits;
            var config =
                    SchemaRegistryConfig.builder()
                            .regularExpressionFactory(patterns)
                            .formatAssertionsEnabled(true)
                            .build();
            var dialect =
                    Dialect.builder(Dialects.getOpenApi30())
                            .unknownKeywordFactory((name, _) -> new NonValidationKeyword(name))
                            .build();
            made = SchemaRegistry.withDialect(dialect, it -> it.schemaRegistryConfig(config));
            registry = made;
        }
        return made;
    }
}
