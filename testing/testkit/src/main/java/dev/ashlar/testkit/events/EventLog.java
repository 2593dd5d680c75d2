package dev.ashlar.testkit.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;

/// Reads the stream from its beginning as a service does that knows the contract and nothing of ours: an Avro reader
/// with schemas of the contract.
public final class EventLog implements AutoCloseable {
    private static final String STREAM = "data_service.all_events";
    private static final int PAGE = 5_000;
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ContractSchemas schemas = new ContractSchemas();
    private final RedisClient client;
    private final StatefulRedisConnection<String, byte[]> connection;
    private String last = "0-0";

    public EventLog(String host, int port) {
        client = RedisClient.create(RedisURI.create(host, port));
        connection = client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
    }

    /// What has come since the last call; a part of it, if it is very much.
    public List<Entry> read() {
        var after = Range.from(Range.Boundary.excluding(last), Range.Boundary.<String>unbounded());
        var found = connection.sync().xrange(STREAM, after, Limit.from(PAGE));
        if (!found.isEmpty()) {
            last = found.getLast().getId();
        }
        return found.stream().map(this::entry).toList();
    }

    /// Waits until an entry of this type has come.
    ///
    /// @return that one, and all before it that have not been read yet; also what came with it
    public List<Entry> readUntil(String type) {
        var all = new ArrayList<Entry>();
        var end = System.nanoTime() + LONGEST.toNanos();
        while (all.stream().noneMatch(entry -> entry.type().equals(type))) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("no %s, only %s".formatted(type, all));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            all.addAll(read());
        }
        return all;
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
    }

    private Entry entry(StreamMessage<String, byte[]> message) {
        var body = message.getBody();
        if (!body.keySet().equals(Set.of("id", "headers", "payload"))) {
            throw new IllegalStateException("an entry with the fields " + body.keySet());
        }
        var headers = new String(requireNonNull(body.get("headers")), UTF_8);
        var bytes = requireNonNull(body.get("payload"));
        try {
            var type = JSON.readTree(headers).path("type").asText();
            return new Entry(
                    message.getId(),
                    new String(requireNonNull(body.get("id")), UTF_8),
                    type,
                    headers,
                    HexFormat.of().formatHex(bytes),
                    payload(type, bytes));
        } catch (IOException failure) {
            throw new UncheckedIOException(headers, failure);
        }
    }

    private ObjectNode payload(String type, byte[] bytes) throws IOException {
        var schema = schemas.of(type);
        var decoder = DecoderFactory.get().binaryDecoder(bytes, null);
        var record = new GenericDatumReader<GenericRecord>(schema).read(null, decoder);
        if (!decoder.isEnd()) {
            throw new IOException("bytes after the record of a " + type);
        }
        var shown = JSON.createObjectNode();
        for (var field : schema.getFields()) {
            switch (record.get(field.pos())) {
                case null -> shown.putNull(field.name());
                case Long number -> shown.put(field.name(), number);
                case Iterable<?> texts -> {
                    var array = shown.putArray(field.name());
                    texts.forEach(text -> array.add(text.toString()));
                }
                case Object value -> shown.put(field.name(), value.toString());
            }
        }
        return shown;
    }
}
