package dev.ashlar.messagequeue.stream;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/// The record of every type of event, by the type's name in the header.
final class EventSchemas {
    private static final String FILE = "/avro/events.avsc";
    private static final String TYPE = "headerType";

    private final Map<String, Schema> records;

    private EventSchemas(Map<String, Schema> records) {
        this.records = records;
    }

    static EventSchemas load() {
        try (var file = requireNonNull(EventSchemas.class.getResourceAsStream(FILE))) {
            var all = new Schema.Parser().parse(file);
            return new EventSchemas(
                    all.getTypes().stream()
                            .filter(type -> type.getType() == Schema.Type.RECORD)
                            .collect(
                                    Collectors.toUnmodifiableMap(
                                            type -> type.getProp(TYPE), Function.identity())));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Nullable Schema find(String type) {
        return records.get(type);
    }

    Set<String> types() {
        return records.keySet();
    }
}
