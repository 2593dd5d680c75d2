package dev.ashlar.web.requests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ashlar.web.ApiDescription;
import dev.ashlar.web.WebSettings;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts every component's OpenAPI file into one document, once. What two components call the same and mean the same
/// stands there once; what they mean differently gets the component's title before its name.
@Singleton
final class MergedDescription implements ApiDescription {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String LOGIN = "oidc";

    private final Descriptions descriptions;
    private final WebSettings settings;
    private volatile byte @Nullable [] merged;

    MergedDescription(Descriptions descriptions, WebSettings settings) {
        this.descriptions = descriptions;
        this.settings = settings;
    }

    @Override
    public byte[] merged() {
        var known = merged;
        if (known == null) {
            known = new Json().write(merge(descriptions.documents()));
            merged = known;
        }
        return known;
    }

    ObjectNode merge(List<JsonNode> documents) {
        var result = NODES.objectNode().put("openapi", "3.0.3");
        result.putObject("info")
                .put("title", "Ashlar")
                .put("description", "Everything that this service answers.")
                .put("version", settings.version());
        result.putArray("servers").addObject().put("url", settings.basePath());
        result.putArray("tags");
        result.putObject("paths");
        result.putObject("components").putObject("securitySchemes").set(LOGIN, login());
        documents.forEach(document -> add(document.deepCopy(), result));
        return result;
    }

    private ObjectNode login() {
        return NODES.objectNode()
                .put("type", "openIdConnect")
                .put("openIdConnectUrl", settings.realmUrl() + "/.well-known/openid-configuration");
    }

    private static void add(JsonNode document, ObjectNode result) {
        var components = result.withObject("/components");
        var renamed = renamed(document, components);
        rewrite(document, renamed);
        document.path("components")
                .forEachEntry((kind, entries) -> {
                    if (!kind.equals("securitySchemes")) {
                        entries.forEachEntry((name, entry) ->
                                components
                                        .withObject("/" + kind)
                                        .set(newName(renamed, kind, name), entry));
                    }
                });
        document.path("tags").forEach(tag -> addTag(tag, (ArrayNode) result.get("tags")));
        document.path("paths").forEachEntry((path, item) -> addPath(path, item, result));
    }

    private static void addTag(JsonNode tag, ArrayNode tags) {
        if (tags.valueStream().noneMatch(it -> it.path("name").equals(tag.path("name")))) {
            tags.add(tag);
        }
    }

    private static void addPath(String path, JsonNode item, ObjectNode result) {
        for (var operation : item) {
            if (operation instanceof ObjectNode described && described.has("operationId")) {
                secure(described);
            }
        }
        var paths = (ObjectNode) result.get("paths");
        if (paths.get(path) instanceof ObjectNode there) {
            item.forEachEntry(there::set);
        } else {
            paths.set(path, item);
        }
    }

    private static void secure(ObjectNode operation) {
        var caller = operation.path("x-caller").asText();
        var choices = NODES.arrayNode();
        if (!caller.equals("user") && !caller.equals("admin")) {
            choices.addObject();
        }
        if (!caller.equals("none")) {
            choices.addObject().putArray(LOGIN).add("openid");
        }
        operation.set("security", choices);
    }

    /// New references for what is called like something else that is there already.
    private static Map<String, String> renamed(JsonNode document, ObjectNode components) {
        var renamed = new HashMap<String, String>();
        var title = document.path("info").path("title").asText().replaceAll("[^A-Za-z0-9]", "");
        document.path("components")
                .forEachEntry((kind, entries) ->
                        entries.forEachEntry((name, entry) -> {
                            var there = components.path(kind).get(name);
                            if (there != null && !there.equals(entry)) {
                                renamed.put(reference(kind, name), reference(kind, title + name));
                            }
                        }));
        return renamed;
    }

    private static String newName(Map<String, String> renamed, String kind, String name) {
        var reference = renamed.get(reference(kind, name));
        return reference == null ? name : reference.substring(reference.lastIndexOf('/') + 1);
    }

    private static String reference(String kind, String name) {
        return "#/components/" + kind + "/" + name;
    }

    private static void rewrite(JsonNode node, Map<String, String> renamed) {
        if (renamed.isEmpty()) {
            return;
        }
        if (node instanceof ObjectNode object && object.path("$ref").isTextual()) {
            var reference = object.get("$ref").asText();
            object.put("$ref", renamed.getOrDefault(reference, reference));
        }
        List.copyOf(node.valueStream().toList()).forEach(child -> rewrite(child, renamed));
    }
}
