package dev.ashlar.messagequeue.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.ashlar.kernel.Ids;
import dev.ashlar.kernel.MonotonicIds;
import dev.ashlar.kernel.Sensitive;
import dev.ashlar.messagequeue.MessageQueueSettings;
import dev.ashlar.messagequeue.ports.Entries;
import dev.ashlar.messagequeue.ports.EventStream;
import dev.ashlar.testkit.TestRedis;
import dev.ashlar.testkit.TestRedisSet;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;

/// The stream for tests of other packages, and what a reader who knows only the schemas finds in it.
public final class StreamOfTests {
    private static final int PAGE = 10_000;

    private StreamOfTests() {}

    /// One entry of the stream.
    ///
    /// @param at Redis's own id, which begins with the millisecond
    public record Read(String at, String id, String headers, GenericRecord record) {
        public String field(String name) {
            return requireNonNull(record.get(name)).toString();
        }
    }

    public static MessageQueueSettings settings(int port) {
        return new MessageQueueSettings(
                "127.0.0.1", port, 0, new Sensitive(""), false, "mymaster", 0);
    }

    public static MessageQueueSettings settings(int port, String password) {
        return new MessageQueueSettings(
                "127.0.0.1", port, 0, new Sensitive(password), false, "mymaster", 0);
    }

    public static MessageQueueSettings settings(TestRedisSet redis) {
        return new MessageQueueSettings(
                redis.host(),
                redis.sentinelPort(),
                0,
                new Sensitive(TestRedisSet.PASSWORD),
                true,
                TestRedisSet.NAME,
                0);
    }

    public static EventStream stream(MessageQueueSettings settings) {
        return new RedisEventStream(settings, ids());
    }

    public static void close(EventStream stream) {
        if (stream instanceof RedisEventStream redis) {
            redis.close();
        }
    }

    public static Entries entries() {
        return new AvroEntries(ids());
    }

    private static Ids ids() {
        return new MonotonicIds(InstantSource.system(), new Random());
    }

    /// The ids of everything that is in the stream.
    public static List<String> ids(MessageQueueSettings settings) {
        try (var server = new RedisServer(settings);
                var connection = server.connect()) {
            return connection.sync().xrange(RedisEventStream.STREAM, Range.unbounded()).stream()
                    .map(entry -> text(entry.getBody(), "id"))
                    .toList();
        }
    }

    /// Everything that is in the stream.
    public static List<Read> read(TestRedis redis) {
        return read(settings(redis.port()));
    }

    /// Everything that is in the stream.
    public static List<Read> read(MessageQueueSettings settings) {
        try (var server = new RedisServer(settings);
                var connection = server.connect()) {
            var all = new ArrayList<Read>();
            var range = Range.<String>unbounded();
            while (true) {
                var page =
                        connection.sync().xrange(RedisEventStream.STREAM, range, Limit.from(PAGE));
                if (page.isEmpty()) {
                    return all;
                }
                page.forEach(entry -> all.add(decode(entry.getId(), entry.getBody())));
                range =
                        Range.from(
                                Range.Boundary.excluding(page.getLast().getId()),
                                Range.Boundary.unbounded());
            }
        }
    }

    public static void clear(TestRedis redis) {
        clear(settings(redis.port()));
    }

    public static void clear(MessageQueueSettings settings) {
        try (var server = new RedisServer(settings);
                var connection = server.connect()) {
            connection.sync().flushall();
        }
    }

    private static Read decode(String at, Map<String, byte[]> body) {
        var headers = text(body, "headers");
        var type = headers.replaceAll(".*\"type\": \"([a-zA-Z.]+)\".*", "$1");
        var schema = requireNonNull(EventSchemas.load().find(type));
        try {
            var decoder =
                    DecoderFactory.get().binaryDecoder(requireNonNull(body.get("payload")), null);
            var record = new GenericDatumReader<GenericRecord>(schema).read(null, decoder);
            return new Read(at, text(body, "id"), headers, record);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String text(Map<String, byte[]> body, String field) {
        return new String(requireNonNull(body.get(field)), UTF_8);
    }
}
