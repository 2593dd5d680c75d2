package dev.ashlar.database.repositories;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// A record as a JSON object, its components in their order and under their names, nulls left out.
///
/// By reflection rather than by annotations, so that the records of an `api` module need to know nothing of JSON.
final class RecordJson {
    private static final JsonFactory JSON = new JsonFactory();

    private RecordJson() {}

    static String write(Record value) {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(text)) {
            writeValue(json, value);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return text.toString();
    }

    private static void writeValue(JsonGenerator json, Object value) throws IOException {
        switch (value) {
            case String text -> json.writeString(text);
            case Boolean flag -> json.writeBoolean(flag);
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Instant time -> json.writeString(time.toString());
            case Enum<?> constant -> json.writeString(constant.name());
            case Collection<?> values -> writeArray(json, values);
            case Record nested -> writeObject(json, nested);
            default ->
                    throw new IllegalArgumentException(
                            "%s has no JSON form here".formatted(value.getClass().getName()));
        }
    }

    private static void writeArray(JsonGenerator json, Collection<?> values) throws IOException {
        json.writeStartArray();
        for (Object value : values) {
            writeValue(json, value);
        }
        json.writeEndArray();
    }

    private static void writeObject(JsonGenerator json, Record value) throws IOException {
        json.writeStartObject();
        for (var component : value.getClass().getRecordComponents()) {
            var content = contentOf(component, value);
            if (content != null) {
                json.writeFieldName(component.getName());
                writeValue(json, content);
            }
        }
        json.writeEndObject();
    }

    private static @Nullable Object contentOf(RecordComponent component, Record value) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(value);
        } catch (IllegalAccessException | InvocationTargetException failure) {
            throw new IllegalStateException(
                    "%s cannot be read".formatted(value.getClass().getName()), failure);
        }
    }
}
