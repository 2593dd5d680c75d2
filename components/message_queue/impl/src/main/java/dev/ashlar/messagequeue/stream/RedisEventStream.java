package dev.ashlar.messagequeue.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ashlar.kernel.Ids;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.messagequeue.MessageQueueSettings;
import dev.ashlar.messagequeue.ports.EventStream;
import dev.ashlar.messagequeue.ports.StreamEntry;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Entries are appended by a script, which Redis runs as a whole. It first looks whether the line is still the latest:
/// a second key holds the latest line's name. So what a program sent before it hung or lost its connection cannot come
/// into the stream after what another has sent since.
@Singleton
final class RedisEventStream implements EventStream, AutoCloseable {
    static final String STREAM = "data_service.all_events";
    static final String LATEST_LINE = "data_service.all_events.line";

    private static final Logger LOG = LoggerFactory.getLogger(RedisEventStream.class);
    private static final String APPEND =
            """
            if redis.call('GET', KEYS[2]) ~= ARGV[1] then
                return redis.error_reply('LINE another line is the latest')
            end
            for at = 3, #ARGV, 3 do
                if ARGV[2] == '0' then
                    redis.call('XADD', KEYS[1], '*',
                        'id', ARGV[at], 'headers', ARGV[at + 1], 'payload', ARGV[at + 2])
                else
                    redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[2], '*',
                        'id', ARGV[at], 'headers', ARGV[at + 1], 'payload', ARGV[at + 2])
                end
            end
            return #ARGV
            """;

    private final RedisServer server;
    private final Ids ids;
    private final int maxLength;
    private final AtomicBoolean away = new AtomicBoolean();

    RedisEventStream(MessageQueueSettings settings, Ids ids) {
        this.server = new RedisServer(settings);
        this.ids = ids;
        this.maxLength = settings.maxLength();
    }

    @Override
    public Line open() {
        var name = ids.next().value();
        var line = ask(() -> new RedisLine(server.connect(), name));
        ask(line::begin);
        return line;
    }

    @PreDestroy
    @Override
    public void close() {
        server.close();
    }

    @FunctionalInterface
    private interface Question<T> {
        T ask();
    }

    private <T> T ask(Question<T> question) {
        try {
            var answer = question.ask();
            if (away.getAndSet(false)) {
                LOG.info("Redis answers again");
            }
            return answer;
        } catch (RedisException failure) {
            if (!away.getAndSet(true)) {
                LOG.warn("Redis does not take events: {}", rootOf(failure).getMessage());
            }
            throw unavailable(failure);
        }
    }

    private static ProblemException unavailable(RedisException failure) {
        var problem = new Problem.Unavailable("Redis").asException();
        problem.addSuppressed(failure);
        return problem;
    }

    private static Throwable rootOf(Throwable failure) {
        var root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private final class RedisLine implements Line {
        private final StatefulRedisConnection<String, byte[]> connection;
        private final String name;

        RedisLine(StatefulRedisConnection<String, byte[]> connection, String name) {
            this.connection = connection;
            this.name = name;
        }

        boolean begin() {
            try {
                connection.sync().set(LATEST_LINE, name.getBytes(UTF_8));
                return true;
            } catch (RedisException failure) {
                close();
                throw failure;
            }
        }

        @Override
        public Set<String> latestIds() {
            return ask(() ->
                    connection
                            .sync()
                            .xrevrange(STREAM, Range.unbounded(), Limit.from(BACK))
                            .stream()
                            .map(entry -> entry.getBody().get("id"))
                            .map(id -> new String(id, UTF_8))
                            .collect(Collectors.toUnmodifiableSet()));
        }

        @Override
        public void append(List<StreamEntry> entries) {
            var values = new byte[2 + 3 * entries.size()][];
            values[0] = name.getBytes(UTF_8);
            values[1] = Integer.toString(maxLength).getBytes(UTF_8);
            var at = 2;
            for (var entry : entries) {
                values[at++] = entry.id().getBytes(UTF_8);
                values[at++] = entry.headers().getBytes(UTF_8);
                values[at++] = entry.payload();
            }
            var keys = new String[] {STREAM, LATEST_LINE};
            ask(() -> connection.sync().<Long>eval(APPEND, ScriptOutputType.INTEGER, keys, values));
        }

        @Override
        public void close() {
            if (connection.isOpen()) {
                connection.closeAsync();
            }
        }
    }
}
