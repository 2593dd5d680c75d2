package dev.ashlar.testkit;

import static java.util.Objects.requireNonNull;

import dev.ashlar.development.servers.Redis;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A Redis server of its own for one test class, empty at its beginning. It is there in a tenth of a second, so that no
/// class shares one.
///
/// ```java
/// @RegisterExtension static final TestRedis REDIS = new TestRedis();
/// ```
public final class TestRedis implements BeforeAllCallback, AfterAllCallback {
    private final List<String> options;
    private int port;
    private @Nullable RedisNode node;

    public TestRedis() {
        this(List.of());
    }

    private TestRedis(List<String> options) {
        this.options = List.copyOf(options);
    }

    public static TestRedis withPassword(String password) {
        return new TestRedis(List.of("--requirepass", password));
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        port = RedisNode.freePort();
        node = new RedisNode(places -> new Redis(places, port, options));
        start();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        node().close();
    }

    public String host() {
        return "127.0.0.1";
    }

    public int port() {
        return port;
    }

    /// Begins again with what it had.
    public void start() {
        node().start();
    }

    public void stop() {
        node().stop();
    }

    /// Ends it as a crash would.
    public void kill() {
        node().kill();
    }

    private RedisNode node() {
        return requireNonNull(node);
    }
}
