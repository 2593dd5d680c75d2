package dev.ashlar.development.servers.spicedb;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollDomainSocketChannel;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.unix.DomainSocketAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Serves SpiceDB's API on 127.0.0.1. Settings: SPICEDB_LIBRARY, SPICEDB_PORT and SPICEDB_KEY.
public final class SpiceDbProgram {
    /// Calls into the library hold their thread, so more threads than cores are wanted, but not without bound.
    private static final int THREADS = 32;

    private static final int LARGEST_MESSAGE = 64 * 1024 * 1024;

    private SpiceDbProgram() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var environment = System.getenv();
        var engine = new Engine(Path.of(setting(environment, "SPICEDB_LIBRARY")));
        var port = Integer.parseInt(setting(environment, "SPICEDB_PORT"));
        var server =
                NettyServerBuilder.forAddress(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                        .executor(Executors.newFixedThreadPool(THREADS))
                        .maxInboundMessageSize(LARGEST_MESSAGE)
                        .permitKeepAliveTime(1, TimeUnit.SECONDS)
                        .permitKeepAliveWithoutCalls(true)
                        .intercept(new PresharedKey(setting(environment, "SPICEDB_KEY")))
                        .fallbackHandlerRegistry(new Methods(engine, streams(engine.streams())))
                        .build()
                        .start();
        System.out.println("SpiceDB serves on port " + port);
        server.awaitTermination();
    }

    private static ManagedChannel streams(Path socket) {
        return NettyChannelBuilder.forAddress(new DomainSocketAddress(socket.toString()))
                .channelType(EpollDomainSocketChannel.class, DomainSocketAddress.class)
                .eventLoopGroup(new EpollEventLoopGroup(1))
                .maxInboundMessageSize(LARGEST_MESSAGE)
                .overrideAuthority("localhost")
                .usePlaintext()
                .build();
    }

    private static String setting(Map<String, String> environment, String name) {
        return Objects.requireNonNull(environment.get(name), name + " is not set");
    }
}
