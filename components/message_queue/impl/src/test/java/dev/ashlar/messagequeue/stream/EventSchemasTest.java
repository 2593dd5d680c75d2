package dev.ashlar.messagequeue.stream;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ashlar.testkit.events.ContractFiles;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class EventSchemasTest {
    private static final Set<String> TYPES =
            Set.of(
                    "project.created",
                    "project.updated",
                    "project.removed",
                    "projectAuth.added",
                    "projectAuth.updated",
                    "projectAuth.removed",
                    "group.added",
                    "group.updated",
                    "group.removed",
                    "memberGroup.added",
                    "memberGroup.updated",
                    "memberGroup.removed",
                    "user.added",
                    "user.updated",
                    "user.removed",
                    "reprovisioning.started",
                    "reprovisioning.finished");

    private final EventSchemas schemas = EventSchemas.load();

    @Test
    void everyTypeOfEventHasARecord() {
        assertThat(schemas.types()).isEqualTo(TYPES);
    }

    @TestFactory
    Stream<DynamicTest> recordsHaveTheFieldsOfTheContractInTheirOrder() {
        return TYPES.stream()
                .map(type -> DynamicTest.dynamicTest(type, () -> hasTheFieldsOfTheContract(type)));
    }

    private void hasTheFieldsOfTheContract(String type) {
        var schema = requireNonNull(schemas.find(type));
        var expected = requireNonNull(ContractFiles.events().get(schema.getFullName()));

        var fields =
                schema.getFields().stream().map(field -> field.name() + ": " + of(field.schema()));

        assertThat(fields)
                .containsExactlyElementsOf(
                        expected.propertyStream()
                                .map(field -> field.getKey() + ": " + of(field.getValue()))
                                .toList());
    }

    private static String of(Schema schema) {
        return switch (schema.getType()) {
            case ENUM -> schema.getFullName() + schema.getEnumSymbols();
            case UNION -> schema.getTypes().stream().map(EventSchemasTest::of).toList().toString();
            case ARRAY -> "array of " + of(schema.getElementType());
            case LONG -> schema.getType().getName() + " " + schema.getLogicalType().getName();
            default -> schema.getType().getName();
        };
    }

    private static String of(JsonNode type) {
        if (type.isArray()) {
            return type.valueStream().map(EventSchemasTest::of).toList().toString();
        }
        if (type.isTextual()) {
            var symbols = ContractFiles.events().get(type.textValue());
            return symbols == null
                    ? type.textValue()
                    : type.textValue() + symbols.valueStream().map(JsonNode::textValue).toList();
        }
        return type.has("items")
                ? "array of " + of(type.get("items"))
                : of(type.get("type")) + " " + type.get("logicalType").textValue();
    }
}
