package dev.ashlar.openapi;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.openapitools.codegen.CodegenModel;
import org.openapitools.codegen.CodegenOperation;
import org.openapitools.codegen.CodegenParameter;
import org.openapitools.codegen.CodegenProperty;
import org.openapitools.codegen.model.ModelMap;

/// Works out what the interface's template writes for an operation.
final class Signatures {
    private static final String CALLER = "x-caller";
    private static final Map<String, String> CALLER_TYPES =
            Map.of("optional", "Caller", "user", "Caller.SignedIn", "admin", "Caller.Admin");
    private static final String INDENT = "\n            ";

    private final Map<String, CodegenModel> models;

    Signatures(List<ModelMap> models) {
        this.models =
                models.stream()
                        .map(ModelMap::getModel)
                        .collect(Collectors.toMap(it -> it.classname, it -> it, (a, _) -> a));
    }

    void describe(CodegenOperation operation) {
        var extensions = operation.vendorExtensions;
        extensions.put("x-needs", caller(operation).toUpperCase(Locale.ROOT));
        extensions.put("x-method", titleCase(operation.httpMethod));
        extensions.put("x-query", queryNames(operation));
        extensions.put(
                "x-if-match",
                operation.headerParams.stream().anyMatch(it -> isIfMatch(it) && it.required));
        extensions.put("x-body", operation.getHasBodyParam());
        extensions.put("x-returns", returns(operation));
        extensions.put("x-arguments", String.join(",", arguments(operation)));
    }

    private static String caller(CodegenOperation operation) {
        var caller = String.valueOf(operation.vendorExtensions.get(CALLER));
        if (!caller.equals("none") && !CALLER_TYPES.containsKey(caller)) {
            throw new IllegalArgumentException(
                    "%s: x-caller must be none, optional, user or admin, not %s"
                            .formatted(operation.operationId, caller));
        }
        return caller;
    }

    private static String returns(CodegenOperation operation) {
        if (Boolean.TRUE.equals(operation.vendorExtensions.get("x-raw"))) {
            return "byte[]";
        }
        return operation.returnType == null ? "Void" : operation.returnType;
    }

    private List<String> arguments(CodegenOperation operation) {
        var arguments = new ArrayList<String>();
        var caller = CALLER_TYPES.get(caller(operation));
        if (caller != null) {
            arguments.add(INDENT + "@From(Place.CALLER) " + caller + " caller");
        }
        operation.pathParams.forEach(it -> arguments.add(argument("PATH", it)));
        operation.queryParams.forEach(it ->
                arguments.add(argument(properties(it).isEmpty() ? "QUERY" : "QUERY_OBJECT", it)));
        operation.headerParams.forEach(it -> arguments.add(argument("HEADER", it)));
        operation.bodyParams.forEach(
                it -> arguments.add(INDENT + "@From(Place.BODY) " + it.dataType + " body"));
        return arguments;
    }

    private static String argument(String place, CodegenParameter it) {
        var always = it.required || it.defaultValue != null || place.equals("QUERY_OBJECT");
        return INDENT
                + "@From(value = Place.%s, name = \"%s\"%s) %s%s %s"
                        .formatted(
                                place,
                                it.baseName,
                                place.equals("PATH") && it.pattern != null ? form(it) : "",
                                always ? "" : "@Nullable ",
                                isCondition(it) ? "ETagCondition" : it.dataType,
                                it.paramName);
    }

    private static String form(CodegenParameter parameter) {
        return parameter.dataType.equals("String")
                ? ", form = \"%s\"".formatted(parameter.pattern)
                : "";
    }

    private String queryNames(CodegenOperation operation) {
        Set<String> names = new LinkedHashSet<>();
        for (var parameter : operation.queryParams) {
            var properties = properties(parameter);
            if (properties.isEmpty()) {
                names.add(parameter.baseName);
            }
            properties.forEach(property -> names.add(property.baseName));
        }
        return names.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
    }

    /// What the query itself shows of a parameter that is an object; nothing for any other parameter.
    private List<CodegenProperty> properties(CodegenParameter parameter) {
        var model = models.get(parameter.dataType);
        return model == null || model.isEnum ? List.of() : model.vars;
    }

    private static boolean isIfMatch(CodegenParameter header) {
        return header.baseName.equalsIgnoreCase("If-Match");
    }

    private static boolean isCondition(CodegenParameter header) {
        return isIfMatch(header) || header.baseName.equalsIgnoreCase("If-None-Match");
    }

    private static String titleCase(String word) {
        return word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT);
    }
}
