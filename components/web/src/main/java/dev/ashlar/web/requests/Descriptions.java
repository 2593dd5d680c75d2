package dev.ashlar.web.requests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Every component's OpenAPI file, read when somebody first needs one: a start does not pay for it.
@Singleton
final class Descriptions {
    private static final String FILE = "openapi/api.spec.yaml";
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "patch", "head", "options", "trace");

    /// An operation, and the document and path that it stands in.
    record Described(JsonNode document, JsonNode path, JsonNode operation) {}

    private volatile @Nullable List<JsonNode> documents;
    private volatile @Nullable Map<String, Described> operations;

    /// One document of each component, in the order of the class path.
    List<JsonNode> documents() {
        var known = documents;
        if (known == null) {
            known = read();
            documents = known;
        }
        return known;
    }

    /// @throws IllegalStateException if no file describes it
    Described operation(String id) {
        var known = operations;
        if (known == null) {
            known = index(documents());
            operations = known;
        }
        var found = known.get(id);
        if (found == null) {
            throw new IllegalStateException("no OpenAPI file describes the operation " + id);
        }
        return found;
    }

    private static List<JsonNode> read() {
        try {
            var mapper = new YAMLMapper();
            var found = new ArrayList<JsonNode>();
            for (URL file :
                    Collections.list(Descriptions.class.getClassLoader().getResources(FILE))) {
                var connection = file.openConnection();
                connection.setUseCaches(false);
                try (var in = connection.getInputStream()) {
                    found.add(mapper.readTree(in));
                }
            }
            return List.copyOf(found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Described> index(List<JsonNode> documents) {
        var operations = new LinkedHashMap<String, Described>();
        for (var document : documents) {
            for (var path : document.path("paths")) {
                path.forEachEntry((method, operation) -> {
                    if (METHODS.contains(method)) {
                        var id = operation.path("operationId").asText();
                        if (operations.put(id, new Described(document, path, operation)) != null) {
                            throw new IllegalStateException("two operations are called " + id);
                        }
                    }
                });
            }
        }
        return Map.copyOf(operations);
    }
}
