package dev.ashlar.messagequeue.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ashlar.kernel.Ids;
import dev.ashlar.messagequeue.ports.Entries;
import dev.ashlar.messagequeue.ports.PendingEvent;
import dev.ashlar.messagequeue.ports.StreamEntry;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

/// Headers as JSON with its keys in the agreed order, payloads as Avro.
@Singleton
final class AvroEntries implements Entries {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HexFormat HEX = HexFormat.of();
    private static final int DIGITS_OF_TIME = 12;

    private final EventSchemas schemas = EventSchemas.load();
    private final Ids ids;

    AvroEntries(Ids ids) {
        this.ids = ids;
    }

    /// A ULID in its other spelling, made from what never changes: the millisecond in which the event occurred and,
    /// where others have chance, its position in the outbox.
    @Override
    public String idOf(PendingEvent event) {
        return HEX.toHexDigits(event.occurredAt().toEpochMilli(), DIGITS_OF_TIME)
                + "0000"
                + HEX.toHexDigits(event.position());
    }

    @Override
    public StreamEntry entryOf(PendingEvent event) {
        return new StreamEntry(idOf(event), headers(event), payload(event));
    }

    private String headers(PendingEvent event) {
        return """
        {"source": "renku-data-services", "type": "%s", "dataContentType": "application/avro+binary", \
        "schemaVersion": "2", "time": %d, "requestId": "%s"}\
        """
                .formatted(
                        event.type(),
                        event.occurredAt().toEpochMilli(),
                        UlidHex.of(ids.next().value()));
    }

    private byte[] payload(PendingEvent event) {
        var schema = schemas.find(event.type());
        if (schema == null) {
            throw new Misfit("There is no schema for %s.".formatted(event.type()), null);
        }
        try {
            return write(schema, record(schema, JSON.readTree(event.payload())));
        } catch (IOException | AvroRuntimeException | DateTimeException failure) {
            throw new Misfit("%s does not fit its schema.".formatted(event.type()), failure);
        }
    }

    private static byte[] write(Schema schema, GenericRecord record) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
        return bytes.toByteArray();
    }

    private static GenericRecord record(Schema schema, JsonNode event) {
        var record = new GenericData.Record(schema);
        for (var field : schema.getFields()) {
            record.put(field.pos(), value(field.schema(), event.get(field.name())));
        }
        return record;
    }

    private static @Nullable Object value(Schema schema, @Nullable JsonNode found) {
        if (schema.isUnion()) {
            return found == null ? null : value(schema.getTypes().getLast(), found);
        }
        if (found == null) {
            throw new AvroRuntimeException("a field of type %s is missing".formatted(schema));
        }
        return switch (schema.getType()) {
            case STRING -> text(found);
            case ENUM -> new GenericData.EnumSymbol(schema, text(found));
            case LONG -> Instant.parse(text(found)).toEpochMilli();
            case ARRAY -> found.valueStream().map(AvroEntries::text).toList();
            default -> throw new AvroRuntimeException("no event has a %s".formatted(schema));
        };
    }

    private static String text(JsonNode value) {
        if (!value.isTextual()) {
            throw new AvroRuntimeException("%s is no text".formatted(value.getNodeType()));
        }
        return value.textValue();
    }
}
