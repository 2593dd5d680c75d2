package dev.ashlar.development.servers.spicedb;

import static java.util.Objects.requireNonNull;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Passes a stream of answers on, no faster than the client takes them: a store's relations do not fit into the memory of
/// this program. When the client goes, the stream is cancelled.
final class StreamForwarder implements ServerCalls.ServerStreamingMethod<byte[], byte[]> {
    private final Channel channel;
    private final MethodDescriptor<byte[], byte[]> method;

    StreamForwarder(Channel channel, MethodDescriptor<byte[], byte[]> method) {
        this.channel = channel;
        this.method = method;
    }

    @Override
    public void invoke(byte[] request, StreamObserver<byte[]> client) {
        ClientCalls.asyncServerStreamingCall(
                channel.newCall(method, CallOptions.DEFAULT),
                request,
                new Passage((ServerCallStreamObserver<byte[]>) client));
    }

    private static final class Passage implements ClientResponseObserver<byte[], byte[]> {
        private final ServerCallStreamObserver<byte[]> client;
        private final AtomicBoolean held = new AtomicBoolean();
        private @Nullable ClientCallStreamObserver<byte[]> source;

        Passage(ServerCallStreamObserver<byte[]> client) {
            this.client = client;
        }

        @Override
        public void beforeStart(ClientCallStreamObserver<byte[]> source) {
            this.source = source;
            source.disableAutoRequestWithInitial(1);
            client.setOnCancelHandler(() -> source.cancel("the client has gone", null));
            client.setOnReadyHandler(this::goOn);
        }

        @Override
        public void onNext(byte[] message) {
            if (client.isCancelled()) {
                return;
            }
            client.onNext(message);
            held.set(true);
            if (client.isReady()) {
                goOn();
            }
        }

        /// The client may become ready while this program sees that it is not: one of the two asks for the next message.
        private void goOn() {
            if (held.compareAndSet(true, false)) {
                requireNonNull(source).request(1);
            }
        }

        @Override
        public void onError(Throwable failure) {
            if (!client.isCancelled()) {
                client.onError(failure);
            }
        }

        @Override
        public void onCompleted() {
            if (!client.isCancelled()) {
                client.onCompleted();
            }
        }
    }
}
