package dev.ashlar.web.requests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import dev.ashlar.kernel.Problem;
import io.micronaut.http.HttpParameters;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Holds bodies and query parameters against the OpenAPI file.
@Singleton
final class Checks {
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,100}");
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?[0-9]{1,100}(\\.[0-9]{0,100})?([eE][+-]?[0-9]{1,3})?");
    private static final int FEW_VALUES = 2_000;

    private final Schemas schemas;
    private final Json json = new Json();

    Checks(Schemas schemas) {
        this.schemas = schemas;
    }

    byte[] write(JsonNode value) {
        return json.write(value);
    }

    /// The query as an object, with defaults for what is absent.
    ///
    /// @throws dev.ashlar.kernel.ProblemException `Problem.Invalid` naming every parameter that does not fit
    ObjectNode query(String operation, HttpParameters sent) {
        var declared = schemas.of(operation).query();
        var errors = new ArrayList<Problem.FieldError>();
        for (var name : sent.names()) {
            if (declared.stream().noneMatch(it -> it.name().equals(name))) {
                errors.add(new Problem.FieldError(name, "is not a parameter of this route"));
            }
        }
        var values = JsonNodeFactory.instance.objectNode();
        for (var parameter : declared) {
            var value = value(parameter, sent.getAll(parameter.name()), errors);
            if (value != null) {
                values.set(parameter.name(), value);
            }
        }
        if (!errors.isEmpty()) {
            throw Problem.Invalid.fields(errors).asException();
        }
        return values;
    }

    private static @Nullable JsonNode value(
            Schemas.QueryParameter parameter, List<String> sent, List<Problem.FieldError> errors) {
        if (sent.size() > 1) {
            errors.add(new Problem.FieldError(parameter.name(), "must not be given twice"));
            return null;
        }
        var absent = sent.isEmpty() || (sent.getFirst().isEmpty() && !isText(parameter));
        if (absent) {
            if (parameter.fallback() == null && parameter.required()) {
                errors.add(new Problem.FieldError(parameter.name(), "is required"));
            }
            return parameter.fallback();
        }
        var value = read(parameter.type(), sent.getFirst());
        errors.addAll(Wording.of(parameter.name(), parameter.schema().validate(value)));
        return value;
    }

    private static boolean isText(Schemas.QueryParameter parameter) {
        return parameter.type().equals("string");
    }

    /// What the text is in JSON; the text itself where it is not what the type asks for, so that the schema says so.
    private static JsonNode read(String type, String text) {
        var nodes = JsonNodeFactory.instance;
        return switch (type) {
            case "integer" ->
                    WHOLE.matcher(text).matches()
                            ? nodes.numberNode(new BigInteger(text))
                            : nodes.textNode(text);
            case "number" ->
                    DECIMAL.matcher(text).matches()
                            ? DecimalNode.valueOf(new BigDecimal(text))
                            : nodes.textNode(text);
            case "boolean" ->
                    switch (text.toLowerCase(Locale.ROOT)) {
                        case "true", "1", "yes", "on" -> nodes.booleanNode(true);
                        case "false", "0", "no", "off" -> nodes.booleanNode(false);
                        default -> nodes.textNode(text);
                    };
            default -> nodes.textNode(text);
        };
    }

    /// The body without fields that are null and count as absent.
    ///
    /// @throws dev.ashlar.kernel.ProblemException `Problem.BadRequest` for what is not JSON, `Problem.Invalid` for what
    ///     does not fit
    @Nullable JsonNode body(String operation, byte[] bytes) {
        var expected = schemas.of(operation).body();
        if (expected == null) {
            return null;
        }
        var wanted = expected.shape().type();
        if (bytes.length == 0) {
            if (expected.required()) {
                throw new Problem.Invalid("A body is needed: " + kind(wanted) + ".").asException();
            }
            return null;
        }
        var value = json.read(bytes);
        if (wanted.equals("object") != value.isObject()
                || wanted.equals("array") != value.isArray()) {
            throw new Problem.Invalid("The body must be " + kind(wanted) + ".").asException();
        }
        expected.shape().dropNulls(value);
        var errors = Wording.of("body", validate(expected.schema(), value, bytes.length));
        if (!errors.isEmpty()) {
            throw Problem.Invalid.fields(errors).asException();
        }
        return value;
    }

    /// A large body's first mistake is enough: all of them would cost more than the request is worth.
    private static List<Error> validate(Schema schema, JsonNode value, int size) {
        return schema.validate(
                value,
                context -> context.executionConfig(config -> config.failFast(size > FEW_VALUES)));
    }

    private static String kind(String type) {
        return switch (type) {
            case "array" -> "a JSON array";
            case "object" -> "a JSON object";
            default -> "JSON";
        };
    }
}
