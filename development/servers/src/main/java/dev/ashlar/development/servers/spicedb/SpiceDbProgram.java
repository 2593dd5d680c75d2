package dev.ashlar.development.servers.spicedb;

import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollEventLoopGroup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Serves SpiceDB's API on 127.0.0.1. Settings: SPICEDB_LIBRARY, SPICEDB_PORT, SPICEDB_KEY, and
/// SPICEDB_STORES (`true` for tests: a store for each `<key>/<name>`).
public final class SpiceDbProgram {
    /// Calls into the library hold their thread, so more threads than cores are wanted, but not without bound.
    private static final int THREADS = 32;

    private static final int LARGEST_MESSAGE = 64 * 1024 * 1024;

    private SpiceDbProgram() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var environment = System.getenv();
        var library = Path.of(setting(environment, "SPICEDB_LIBRARY"));
        var loop = new EpollEventLoopGroup(1);
        var key =
                new PresharedKey(
                        setting(environment, "SPICEDB_KEY"),
                        Boolean.parseBoolean(environment.get("SPICEDB_STORES")),
                        () -> Store.start(library, loop, LARGEST_MESSAGE));
        var port = Integer.parseInt(setting(environment, "SPICEDB_PORT"));
        var server =
                NettyServerBuilder.forAddress(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                        .executor(Executors.newFixedThreadPool(THREADS))
                        .maxInboundMessageSize(LARGEST_MESSAGE)
                        .permitKeepAliveTime(1, TimeUnit.SECONDS)
                        .permitKeepAliveWithoutCalls(true)
                        .intercept(key)
                        .fallbackHandlerRegistry(new Methods())
                        .build()
                        .start();
        System.out.println("SpiceDB serves on port " + port);
        server.awaitTermination();
    }

    private static String setting(Map<String, String> environment, String name) {
        return Objects.requireNonNull(environment.get(name), name + " is not set");
    }
}
