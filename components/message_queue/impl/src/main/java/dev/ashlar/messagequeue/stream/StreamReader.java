package dev.ashlar.messagequeue.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ashlar.kernel.StartException;
import dev.ashlar.messagequeue.MessageQueueSettings;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisException;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/// Reads the stream of events as another service would, for people and scripts.
public final class StreamReader implements AutoCloseable {
    private static final String BEGINNING = "0-0";
    private static final int AT_ONCE = 1_000;

    private final MessageQueueSettings settings;
    private final RedisServer server;
    private final StatefulRedisConnection<String, byte[]> connection;
    private final EntryReader entries = new EntryReader();
    private String last;

    private StreamReader(MessageQueueSettings settings, boolean fromTheBeginning) {
        this.settings = settings;
        server = new RedisServer(settings);
        try {
            connection = ask(server::connect);
            last = fromTheBeginning ? BEGINNING : ask(this::latest);
        } catch (StartException failure) {
            server.close();
            throw failure;
        }
    }

    /// @throws StartException if Redis does not answer; one sentence for an operator
    public static StreamReader fromTheBeginning(MessageQueueSettings settings) {
        return new StreamReader(settings, true);
    }

    /// Passes by what is in the stream already.
    ///
    /// @throws StartException if Redis does not answer; one sentence for an operator
    public static StreamReader fromNow(MessageQueueSettings settings) {
        return new StreamReader(settings, false);
    }

    /// What came since the last call, in its order: for each entry an object with `at` (its place in the stream), `id`,
    /// `type`, `time`, `requestId` and the decoded `payload`. An entry that is not ours to read has an `error` and no
    /// `payload`.
    ///
    /// @param longest how long to wait for the first of them; less than two seconds
    /// @return empty if nothing came
    /// @throws StartException if Redis does not answer; one sentence for an operator
    public List<ObjectNode> next(Duration longest) {
        var found =
                ask(() ->
                        connection
                                .sync()
                                .xread(
                                        XReadArgs.Builder.block(longest).count(AT_ONCE),
                                        StreamOffset.from(RedisEventStream.STREAM, last)));
        if (found.isEmpty()) {
            return List.of();
        }
        last = found.getLast().getId();
        return found.stream().map(entries::read).toList();
    }

    @Override
    public void close() {
        server.close();
    }

    private String latest() {
        var one =
                connection
                        .sync()
                        .xrevrange(RedisEventStream.STREAM, Range.unbounded(), Limit.from(1));
        return one.isEmpty() ? BEGINNING : one.getFirst().getId();
    }

    private <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (RedisException failure) {
            throw new StartException(
                    "Redis at %s:%d does not answer: check REDIS_HOST, REDIS_PORT and REDIS_PASSWORD, and whether Redis runs there."
                            .formatted(settings.host(), settings.port()),
                    failure);
        }
    }
}
