package dev.ashlar.messagequeue.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.kernel.ProblemException;
import dev.ashlar.messagequeue.MessageQueueSettings;
import dev.ashlar.messagequeue.ports.EventStream;
import dev.ashlar.messagequeue.ports.EventStreamContract;
import dev.ashlar.testkit.TestRedis;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisWithPasswordIT extends EventStreamContract {
    private static final String PASSWORD = "open-sesame";

    @RegisterExtension static final TestRedis REDIS = TestRedis.withPassword(PASSWORD);

    private final EventStream stream = StreamOfTests.stream(settings(PASSWORD));

    @BeforeEach
    void clear() {
        StreamOfTests.clear(settings(PASSWORD));
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
        return StreamOfTests.ids(settings(PASSWORD));
    }

    @Test
    void withoutThePasswordRedisIsAwayAndNoErrorShowsOne() {
        for (var password : List.of("", "wrong-word")) {
            var refused = StreamOfTests.stream(settings(password));

            assertThatThrownBy(refused::open)
                    .isInstanceOf(ProblemException.class)
                    .satisfies(failure ->
                            assertThat(traceOf(failure)).doesNotContain(PASSWORD, "wrong-word"));
            StreamOfTests.close(refused);
        }
    }

    private static String traceOf(Throwable failure) {
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    private static MessageQueueSettings settings(String password) {
        return StreamOfTests.settings(REDIS.port(), password);
    }
}
