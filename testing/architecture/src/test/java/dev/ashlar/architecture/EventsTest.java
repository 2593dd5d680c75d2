package dev.ashlar.architecture;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import dev.ashlar.kernel.DomainEvent;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Everything that a component announces has a schema, by which the relay will write it.
class EventsTest {
    private static final String WHEN = "occurredAt";

    private final Map<String, JsonNode> schemas = schemas();

    @TestFactory
    Stream<DynamicTest> everyEventFitsItsSchema() {
        return Workspace.here().classes().stream()
                .filter(type -> type.isAssignableTo(DomainEvent.class) && !type.isInterface())
                .map(type ->
                        DynamicTest.dynamicTest(type.getSimpleName(), () -> fitsItsSchema(type)));
    }

    private void fitsItsSchema(JavaClass type) throws ReflectiveOperationException {
        var schema = requireNonNull(schemas.get(type.getSimpleName()), "there is no schema");
        var components = type.reflect().getRecordComponents();

        assertThat(
                        Arrays.stream(components)
                                .map(RecordComponent::getName)
                                .filter(name -> !name.equals(WHEN)))
                .containsExactlyElementsOf(
                        schema.get("fields")
                                .valueStream()
                                .map(field -> field.get("name").textValue())
                                .toList());
        assertThat(sample(type.reflect(), components).type())
                .isEqualTo(schema.get("headerType").textValue());
    }

    private static DomainEvent sample(Class<?> type, RecordComponent... components)
            throws ReflectiveOperationException {
        var constructor =
                type.getDeclaredConstructor(
                        Arrays.stream(components)
                                .map(RecordComponent::getType)
                                .toArray(Class[]::new));
        return (DomainEvent)
                constructor.newInstance(
                        Arrays.stream(components).map(each -> sample(each.getType())).toArray());
    }

    private static @Nullable Object sample(Class<?> type) {
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        return switch (type.getSimpleName()) {
            case "String" -> "text";
            case "Instant" -> Instant.EPOCH;
            case "List" -> List.of();
            default -> throw new IllegalArgumentException("no schema has a " + type);
        };
    }

    private static Map<String, JsonNode> schemas() {
        try (var file = EventsTest.class.getResourceAsStream("/avro/events.avsc")) {
            return new ObjectMapper()
                    .readTree(file)
                    .valueStream()
                    .filter(schema -> schema.has("headerType"))
                    .collect(
                            Collectors.toMap(
                                    schema -> schema.get("name").textValue(), Function.identity()));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
