package dev.ashlar.messagequeue.stream;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.messagequeue.ports.Entries.Misfit;
import dev.ashlar.messagequeue.ports.PendingEvent;
import dev.ashlar.testkit.events.ContractFiles;
import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AvroEntriesTest {
    private static final Instant MORNING = Instant.ofEpochMilli(1_740_045_600_000L);
    private static final Ulid REQUEST = new Ulid("01JKHV1Q3NY8Y5PYCX7T7WH05B");

    private final AvroEntries entries = new AvroEntries(() -> REQUEST);

    @TestFactory
    Stream<DynamicTest> payloadsAreTheBytesThatOthersExpect() {
        return ContractFiles.vectors()
                .get("avro_payloads")
                .valueStream()
                .map(vector ->
                        DynamicTest.dynamicTest(
                                vector.get("header_type").textValue(), () -> comesOut(vector)));
    }

    private void comesOut(JsonNode vector) throws IOException {
        var type = vector.get("header_type").textValue();
        var event = event(1, type, asInTheOutbox(vector.get("value")));

        var payload = entries.entryOf(event).payload();

        assertThat(HexFormat.of().formatHex(payload))
                .isEqualTo(vector.get("payload_hex").textValue());
        assertThat(read(type, payload).getSchema().getFullName())
                .isEqualTo(vector.get("record").textValue());
    }

    @Test
    void theHeaderIsLetterForLetterWhatOthersExpect() {
        var entry = entries.entryOf(event(1, "project.created", aProject()));

        assertThat(entry.headers())
                .isEqualTo(
                        ContractFiles.vectors()
                                .get("header")
                                .textValue()
                                .replaceAll(
                                        "\"requestId\": \"[0-9a-f]{32}\"",
                                        "\"requestId\": \"" + UlidHex.of(REQUEST.value()) + "\""));
    }

    @Test
    void anIndependentReaderFindsWhatTheEventSaid() throws IOException {
        var entry = entries.entryOf(event(1, "project.created", aProject()));

        var record = read("project.created", entry.payload());

        assertThat(record.get("name")).hasToString("Ünter den Linden");
        assertThat(record.get("visibility")).hasToString("PUBLIC");
        assertThat(record.get("description")).isNull();
        assertThat(record.get("repositories")).hasToString("[https://example.org/r.git]");
        assertThat(record.get("creationDate")).isEqualTo(1_740_045_600_123L);
    }

    @Test
    void theIdOfAnEventIsAlwaysTheSameAndThatOfNoOther() {
        var first = entries.idOf(event(1, "user.removed", "{\"id\": \"ada\"}"));
        var second = entries.idOf(event(2, "user.removed", "{\"id\": \"ada\"}"));

        assertThat(first).matches("[0-9a-f]{32}").isEqualTo("019522ccc50000000000000000000001");
        assertThat(second).isGreaterThan(first);
        assertThat(entries.entryOf(event(1, "user.removed", "{\"id\": \"ada\"}")).id())
                .isEqualTo(first);
    }

    @Test
    void whatDoesNotFitItsSchemaIsRefused() {
        assertThatThrownBy(() -> entries.entryOf(event(1, "user.forgotten", "{}")))
                .isInstanceOf(Misfit.class);
        assertThatThrownBy(() -> entries.entryOf(event(1, "user.removed", "{}")))
                .isInstanceOf(Misfit.class);
        assertThatThrownBy(() -> entries.entryOf(event(1, "user.removed", "{\"id\": 7}")))
                .isInstanceOf(Misfit.class);
        assertThatThrownBy(() ->
                        entries.entryOf(
                                event(
                                        1,
                                        "memberGroup.added",
                                        """
                                        {"groupId": "1", "userId": "ada", "role": "KING"}\
                                        """)))
                .isInstanceOf(Misfit.class);
    }

    private static GenericRecord read(String type, byte[] payload) throws IOException {
        var schema = requireNonNull(EventSchemas.load().find(type));
        var decoder = DecoderFactory.get().binaryDecoder(payload, null);
        var record = new GenericDatumReader<GenericRecord>(schema).read(null, decoder);
        assertThat(decoder.isEnd()).isTrue();
        return record;
    }

    /// Nulls are left out there, and times are texts.
    private static String asInTheOutbox(JsonNode value) {
        ObjectNode event = value.deepCopy();
        event.properties().removeIf(field -> field.getValue().isNull());
        if (event.has("creationDate")) {
            event.put(
                    "creationDate",
                    Instant.ofEpochMilli(event.get("creationDate").longValue()).toString());
        }
        return event.put("occurredAt", MORNING.toString()).toString();
    }

    private static String aProject() {
        return """
        {"id": "01JMHV1Q3N8Y5V6W7X8Y9Z0A1B", "name": "Ünter den Linden", "namespace": "ada",
        "slug": "linden", "repositories": ["https://example.org/r.git"], "visibility": "PUBLIC",
        "keywords": [], "createdBy": "ada", "creationDate": "2025-02-20T10:00:00.123456Z"}\
        """;
    }

    private static PendingEvent event(long position, String type, String payload) {
        return new PendingEvent(position, "any", type, payload, MORNING);
    }
}
