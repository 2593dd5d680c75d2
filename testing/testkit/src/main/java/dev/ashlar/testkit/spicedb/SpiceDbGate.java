package dev.ashlar.testkit.spicedb;

import static java.util.Objects.requireNonNull;

import dev.ashlar.testkit.TestSpiceDb;
import dev.ashlar.testkit.spicedb.Hold.Where;
import io.grpc.HandlerRegistry;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerMethodDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A server that passes every call on to SpiceDB as it is, unless a test holds it. Closed, it is as if SpiceDB were
/// away; led to another store, as if SpiceDB had come back empty.
///
/// ```java
/// @RegisterExtension @Order(2) static final SpiceDbGate GATE = new SpiceDbGate(SPICEDB);
///
/// var hold = GATE.hold(Where.BEFORE_IT_IS_ASKED, "WriteRelationships", project.id());
/// ```
public final class SpiceDbGate implements BeforeAllCallback, AfterAllCallback, AutoCloseable {
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final int LARGEST_MESSAGE = 64 * 1024 * 1024;

    private final List<Hold> holds = new CopyOnWriteArrayList<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final TestSpiceDb behind;
    private volatile @Nullable String otherKey;
    private volatile @Nullable ManagedChannel spiceDb;
    private @Nullable Server server;
    private int port;

    /// Opens it, or lets it be opened with the class that it is registered with.
    ///
    /// @param behind begins before it and ends after it
    public SpiceDbGate(TestSpiceDb behind) {
        this.behind = behind;
        if (behind.isRunning()) {
            begin();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        begin();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    @Override
    public void close() {
        holds.forEach(Hold::drop);
        shut();
        requireNonNull(spiceDb).shutdownNow();
    }

    private void begin() {
        spiceDb =
                ManagedChannelBuilder.forAddress(behind.host(), behind.port())
                        .usePlaintext()
                        .maxInboundMessageSize(LARGEST_MESSAGE)
                        .executor(Executors.newVirtualThreadPerTaskExecutor())
                        .build();
        open();
    }

    public String host() {
        return "127.0.0.1";
    }

    /// The same, however often it is closed and opened.
    public int port() {
        return port;
    }

    /// From now on calls that mention the text, in a method of this name, wait.
    ///
    /// @param mention part of the request, such as an id; every call of the method if it is empty
    public Hold hold(Where where, String method, String mention) {
        var hold = new Hold(where, method, mention);
        holds.add(hold);
        return hold;
    }

    /// From now on calls go to the store of this key.
    public void leadTo(String key) {
        otherKey = key;
    }

    /// The key of the store that calls go to.
    public String key() {
        var other = otherKey;
        return other == null ? behind.key() : other;
    }

    /// The methods that were called since [#forget], `WriteRelationships` for example.
    public List<String> calls() {
        return List.copyOf(calls);
    }

    public void forget() {
        calls.clear();
    }

    /// Ends all connections and takes no new ones.
    public void shut() {
        var running = server;
        if (running == null) {
            return;
        }
        try {
            running.shutdownNow().awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        server = null;
    }

    /// Serves again, at the same port, if it was shut.
    public void open() {
        if (server != null) {
            return;
        }
        requireNonNull(spiceDb).resetConnectBackoff();
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            var started =
                    NettyServerBuilder.forAddress(address)
                            .executor(Executors.newVirtualThreadPerTaskExecutor())
                            .maxInboundMessageSize(LARGEST_MESSAGE)
                            .permitKeepAliveTime(1, TimeUnit.SECONDS)
                            .permitKeepAliveWithoutCalls(true)
                            .fallbackHandlerRegistry(new Everything())
                            .build()
                            .start();
            server = started;
            port = started.getPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Whether the call goes on.
    boolean pass(Where where, String method, byte[] request) {
        try {
            holds.removeIf(Hold::isOver);
            for (var hold : holds) {
                if (hold.concerns(where, method, request) && !hold.pass()) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private final class Everything extends HandlerRegistry {
        @Override
        public ServerMethodDefinition<byte[], byte[]> lookupMethod(
                String name, @Nullable String authority) {
            return ServerMethodDefinition.create(Passage.method(name), this::forward);
        }

        private ServerCall.Listener<byte[]> forward(
                ServerCall<byte[], byte[]> client, Metadata headers) {
            var method = client.getMethodDescriptor().getBareMethodName();
            calls.add(String.valueOf(method));
            headers.removeAll(AUTHORIZATION);
            headers.put(AUTHORIZATION, "Bearer " + key());
            return new Passage(SpiceDbGate.this, client).to(requireNonNull(spiceDb), headers);
        }
    }
}
