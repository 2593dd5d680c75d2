package dev.ashlar.messagequeue.stream;

import dev.ashlar.messagequeue.MessageQueueSettings;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.protocol.ProtocolVersion;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// How Redis is reached: directly, or by asking a Sentinel for the master each time. A connection that broke stays
/// broken, so that nothing is sent again behind our back. The client is made by the first question.
final class RedisServer implements AutoCloseable {
    private static final Duration TO_CONNECT = Duration.ofSeconds(1);
    private static final Duration TO_ANSWER = Duration.ofSeconds(2);
    private static final int FEWEST_THREADS = 2;
    private static final RedisCodec<String, byte[]> CODEC =
            RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

    private final MessageQueueSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable ClientResources resources;
    private @Nullable RedisClient client;

    RedisServer(MessageQueueSettings settings) {
        this.settings = settings;
    }

    /// @throws RedisException if there is no master that lets us in
    StatefulRedisConnection<String, byte[]> connect() {
        var open = client();
        if (!settings.sentinel()) {
            return open.connect(CODEC, plain());
        }
        try {
            return open.connect(CODEC, sentinel(true));
        } catch (RedisException refused) {
            // Sentinels have the password of the servers that they watch, or none.
            try {
                return open.connect(CODEC, sentinel(false));
            } catch (RedisException again) {
                again.addSuppressed(refused);
                throw again;
            }
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (client != null) {
                client.shutdown(Duration.ZERO, TO_CONNECT);
                client = null;
            }
            if (resources != null) {
                resources.shutdown();
                resources = null;
            }
        } finally {
            lock.unlock();
        }
    }

    private RedisURI plain() {
        return complete(RedisURI.builder().withHost(settings.host()).withPort(settings.port()));
    }

    private RedisURI sentinel(boolean withPassword) {
        var password = settings.password().value();
        var asked = RedisURI.builder();
        if (withPassword && !password.isEmpty()) {
            asked.withSentinel(settings.host(), settings.port(), password);
        } else {
            asked.withSentinel(settings.host(), settings.port());
        }
        return complete(asked.withSentinelMasterId(settings.masterSet()));
    }

    private RedisURI complete(RedisURI.Builder begun) {
        begun.withDatabase(settings.database()).withTimeout(TO_ANSWER);
        var password = settings.password().value();
        if (!password.isEmpty()) {
            begun.withPassword(password.toCharArray());
        }
        return begun.build();
    }

    private RedisClient client() {
        lock.lock();
        try {
            var open = client;
            if (open == null) {
                var made = resources();
                resources = made;
                open = RedisClient.create(made);
                open.setOptions(options());
                client = open;
            }
            return open;
        } finally {
            lock.unlock();
        }
    }

    private static ClientResources resources() {
        return DefaultClientResources.builder()
                .ioThreadPoolSize(FEWEST_THREADS)
                .computationThreadPoolSize(FEWEST_THREADS)
                .commandLatencyRecorder(CommandLatencyRecorder.disabled())
                .build();
    }

    private static ClientOptions options() {
        return ClientOptions.builder()
                .protocolVersion(ProtocolVersion.RESP2)
                .maintNotificationsConfig(MaintNotificationsConfig.disabled())
                .autoReconnect(false)
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(
                        SocketOptions.builder().connectTimeout(TO_CONNECT).keepAlive(true).build())
                .timeoutOptions(TimeoutOptions.enabled())
                .build();
    }
}
