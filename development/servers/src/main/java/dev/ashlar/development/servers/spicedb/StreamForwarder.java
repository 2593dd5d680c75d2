package dev.ashlar.development.servers.spicedb;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;

/// Passes a stream of answers on; when the client goes, the stream is cancelled.
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

        Passage(ServerCallStreamObserver<byte[]> client) {
            this.client = client;
        }

        @Override
        public void beforeStart(ClientCallStreamObserver<byte[]> source) {
            client.setOnCancelHandler(() -> source.cancel("the client has gone", null));
        }

        @Override
        public void onNext(byte[] message) {
            if (!client.isCancelled()) {
                client.onNext(message);
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
