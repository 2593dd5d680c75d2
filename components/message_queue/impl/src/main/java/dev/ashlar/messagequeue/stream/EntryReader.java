package dev.ashlar.messagequeue.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lettuce.core.StreamMessage;
import java.io.IOException;
import java.time.Instant;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/// Entries of the stream as JSON, with times that people can read.
final class EntryReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] NOTHING = {};

    private final EventSchemas schemas = EventSchemas.load();

    /// Never fails: what cannot be read says so.
    ObjectNode read(StreamMessage<String, byte[]> entry) {
        var shown = JSON.createObjectNode();
        shown.put("at", entry.getId());
        try {
            shown.put("id", text(entry, "id"));
            var headers = JSON.readTree(text(entry, "headers"));
            var type = headers.path("type").asText();
            shown.put("type", type);
            shown.put("time", Instant.ofEpochMilli(headers.path("time").asLong()).toString());
            shown.put("requestId", headers.path("requestId").asText());
            shown.set("payload", payload(type, body(entry, "payload")));
        } catch (IOException | AvroRuntimeException failure) {
            shown.put("error", "It cannot be read: %s".formatted(failure.getMessage()));
        }
        return shown;
    }

    private ObjectNode payload(String type, byte[] bytes) throws IOException {
        var schema = schemas.find(type);
        if (schema == null) {
            throw new IOException("there is no schema for the type %s.".formatted(type));
        }
        var decoder = DecoderFactory.get().binaryDecoder(bytes, null);
        var record = new GenericDatumReader<GenericRecord>(schema).read(null, decoder);
        var shown = JSON.createObjectNode();
        for (var field : schema.getFields()) {
            put(shown, field, record.get(field.pos()));
        }
        return shown;
    }

    private static void put(ObjectNode shown, Schema.Field field, @Nullable Object value) {
        switch (value) {
            case null -> shown.putNull(field.name());
            case Long millisecond ->
                    shown.put(field.name(), Instant.ofEpochMilli(millisecond).toString());
            case Iterable<?> texts -> {
                var array = shown.putArray(field.name());
                texts.forEach(text -> array.add(text.toString()));
            }
            default -> shown.put(field.name(), value.toString());
        }
    }

    private static String text(StreamMessage<String, byte[]> entry, String field) {
        return new String(body(entry, field), UTF_8);
    }

    private static byte[] body(StreamMessage<String, byte[]> entry, String field) {
        return entry.getBody().getOrDefault(field, NOTHING);
    }
}
