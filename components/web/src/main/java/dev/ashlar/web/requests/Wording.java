package dev.ashlar.web.requests;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import dev.ashlar.kernel.Problem;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Says in plain words what a schema does not like.
final class Wording {
    private static final int MOST = 10;

    private Wording() {}

    /// One line for each place, at most ten.
    ///
    /// @param root what the checked value is called, where the whole of it is wrong
    static List<Problem.FieldError> of(String root, Collection<Error> errors) {
        var lines = new LinkedHashMap<String, Problem.FieldError>();
        for (var error : errors) {
            if (lines.size() == MOST) {
                break;
            }
            var line = line(root, error);
            lines.putIfAbsent(line.location() + ": " + line.wrong(), line);
        }
        return List.copyOf(lines.values());
    }

    private static Problem.FieldError line(String root, Error error) {
        var path = names(error.getInstanceLocation());
        var alternatives = depthOfAlternatives(error.getEvaluationPath());
        if (alternatives >= 0) {
            return new Problem.FieldError(
                    location(root, path.subList(0, Math.min(alternatives, path.size()))),
                    "does not fit any of the forms that are allowed here");
        }
        var location = location(root, path);
        return switch (error.getKeyword()) {
            case "required" ->
                    new Problem.FieldError(inside(path, error.getProperty()), "is required");
            case "additionalProperties" ->
                    new Problem.FieldError(
                            inside(path, error.getProperty()), "is not a field that is known here");
            default -> new Problem.FieldError(location, wrong(error));
        };
    }

    /// How deep in the value the first choice between alternatives lies; -1 if the error is in none.
    private static int depthOfAlternatives(NodePath evaluation) {
        var names = names(evaluation);
        var depth = 0;
        for (int at = 0; at < names.size(); at++) {
            switch (names.get(at)) {
                case "oneOf", "anyOf" -> {
                    return depth;
                }
                case "properties", "items" -> {
                    depth++;
                    at += names.get(at).equals("properties") ? 1 : 0;
                }
                case "additionalProperties" -> depth++;
                default -> {
                    // A reference or a composition stays where it is in the value.
                }
            }
        }
        return -1;
    }

    private static String wrong(Error error) {
        var rule = error.getSchemaNode();
        return switch (error.getKeyword()) {
            case "type" -> "must be " + type(rule.asText());
            case "enum" -> "must be one of " + list(rule);
            case "minLength" -> atLeast(rule, "characters");
            case "minItems" -> atLeast(rule, "entries");
            case "minProperties" -> atLeast(rule, "fields");
            case "maxLength" -> "must have at most %s characters".formatted(rule.asText());
            case "maxItems" -> "must have at most %s entries".formatted(rule.asText());
            case "maxProperties" -> "must have at most %s fields".formatted(rule.asText());
            case "uniqueItems" -> "must not have the same entry twice";
            case "minimum" -> bound(error, "be more than", "not be less than");
            case "maximum" -> bound(error, "be less than", "not be more than");
            case "multipleOf" -> "must be a multiple of %s".formatted(rule.asText());
            case "pattern" -> "must have the form %s".formatted(rule.asText());
            case "format" -> "must be %s".formatted(format(rule.asText()));
            default -> "does not have the form that is wanted here";
        };
    }

    private static String atLeast(JsonNode least, String what) {
        return least.asInt() == 1
                ? "must not be empty"
                : "must have at least %s %s".formatted(least.asText(), what);
    }

    /// A value that is refused although it is the bound itself shows that the bound is not allowed.
    private static String bound(Error error, String exclusive, String inclusive) {
        var bound = error.getSchemaNode();
        var value = error.getInstanceNode();
        var isBound = value.isNumber() && value.decimalValue().compareTo(bound.decimalValue()) == 0;
        return "must %s %s".formatted(isBound ? exclusive : inclusive, bound.asText());
    }

    private static String type(String name) {
        return switch (name) {
            case "string" -> "a text";
            case "integer" -> "a whole number";
            case "number" -> "a number";
            case "boolean" -> "true or false";
            case "array" -> "a list";
            default -> "an object";
        };
    }

    private static String format(String name) {
        return switch (name) {
            case "date-time" -> "a time such as 2026-01-31T09:30:00Z";
            case "date" -> "a date such as 2026-01-31";
            case "email" -> "an e-mail address";
            case "uri" -> "an address with its scheme";
            case "uuid" -> "a UUID";
            default -> "a valid " + name;
        };
    }

    private static String list(JsonNode values) {
        return values.valueStream().map(JsonNode::asText).collect(Collectors.joining(", "));
    }

    private static List<String> names(NodePath path) {
        return IntStream.range(0, path.getNameCount()).mapToObj(path::getName).toList();
    }

    private static String location(String root, List<String> path) {
        return path.isEmpty() ? root : String.join(".", path);
    }

    private static String inside(List<String> path, String property) {
        return path.isEmpty() ? property : String.join(".", path) + "." + property;
    }
}
