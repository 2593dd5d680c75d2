package dev.ashlar.development.servers.spicedb;

import io.grpc.Channel;
import io.grpc.Context;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollDomainSocketChannel;
import io.grpc.netty.shaded.io.netty.channel.unix.DomainSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// One engine with its relations, and the two ways to it.
final class Store {
    private static final Context.Key<Store> CURRENT = Context.key("store");

    private final Engine engine;
    private final Channel streams;
    private final Map<String, Engine.Call> calls = new ConcurrentHashMap<>();

    private Store(Engine engine, Channel streams) {
        this.engine = engine;
        this.streams = streams;
    }

    /// Starts an empty one.
    static Store start(Path library, EventLoopGroup loop, int largestMessage) {
        var engine = new Engine(library);
        var streams =
                NettyChannelBuilder.forAddress(new DomainSocketAddress(engine.streams().toString()))
                        .channelType(EpollDomainSocketChannel.class, DomainSocketAddress.class)
                        .eventLoopGroup(loop)
                        .maxInboundMessageSize(largestMessage)
                        .overrideAuthority("localhost")
                        .usePlaintext()
                        .build();
        return new Store(engine, streams);
    }

    static Store ofThisCall() {
        return CURRENT.get();
    }

    Context asCurrent() {
        return Context.current().withValue(CURRENT, this);
    }

    /// @param symbol the library's name of a call with one answer
    Engine.Call call(String symbol) {
        return calls.computeIfAbsent(symbol, engine::call);
    }

    /// For calls with several answers.
    Channel streams() {
        return streams;
    }
}
