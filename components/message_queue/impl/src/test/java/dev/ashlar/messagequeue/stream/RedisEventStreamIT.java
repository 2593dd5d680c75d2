package dev.ashlar.messagequeue.stream;

import dev.ashlar.messagequeue.ports.EventStream;
import dev.ashlar.messagequeue.ports.EventStreamContract;
import dev.ashlar.testkit.TestRedis;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisEventStreamIT extends EventStreamContract {
    @RegisterExtension static final TestRedis REDIS = new TestRedis();

    private final EventStream stream = StreamOfTests.stream(StreamOfTests.settings(REDIS.port()));

    @BeforeEach
    void clear() {
        StreamOfTests.clear(REDIS);
    }

    @AfterEach
    void close() {
        StreamOfTests.close(stream);
    }

    @Override
    protected EventStream stream() {
        return stream;
    }

    @Override
    protected List<String> ids() {
        return StreamOfTests.ids(StreamOfTests.settings(REDIS.port()));
    }
}
