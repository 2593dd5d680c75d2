package dev.ashlar.testkit.spicedb;

import dev.ashlar.testkit.spicedb.Hold.Where;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// One call on its way through the gate.
final class Passage {
    private static final int ALL = Integer.MAX_VALUE;

    private final SpiceDbGate gate;
    private final ServerCall<byte[], byte[]> client;
    private final String method;
    private volatile byte[] request = new byte[0];
    private volatile boolean dropped;

    Passage(SpiceDbGate gate, ServerCall<byte[], byte[]> client) {
        this.gate = gate;
        this.client = client;
        this.method = client.getMethodDescriptor().getFullMethodName();
    }

    /// Of any kind: unary calls and streams are passed on alike.
    static MethodDescriptor<byte[], byte[]> method(String name) {
        var bytes = new Bytes();
        return MethodDescriptor.newBuilder(bytes, bytes)
                .setFullMethodName(name)
                .setType(MethodDescriptor.MethodType.UNKNOWN)
                .build();
    }

    ServerCall.Listener<byte[]> to(Channel server, Metadata headers) {
        var onward = server.newCall(method(method), CallOptions.DEFAULT);
        onward.start(new Answers(), headers);
        onward.request(ALL);
        client.request(ALL);
        return new Requests(onward);
    }

    private final class Requests extends ServerCall.Listener<byte[]> {
        private final ClientCall<byte[], byte[]> onward;

        Requests(ClientCall<byte[], byte[]> onward) {
            this.onward = onward;
        }

        @Override
        public void onMessage(byte[] message) {
            request = message;
            if (gate.pass(Where.BEFORE_IT_IS_ASKED, method, message)) {
                onward.sendMessage(message);
            } else {
                dropped = true;
                onward.cancel("dropped at the gate", null);
            }
        }

        @Override
        public void onHalfClose() {
            if (!dropped) {
                onward.halfClose();
            }
        }

        @Override
        public void onCancel() {
            onward.cancel("the client has gone", null);
        }
    }

    private final class Answers extends ClientCall.Listener<byte[]> {
        @Override
        public void onHeaders(Metadata headers) {
            client.sendHeaders(headers);
        }

        @Override
        public void onMessage(byte[] message) {
            if (gate.pass(Where.BEFORE_THE_ANSWER, method, request)) {
                client.sendMessage(message);
            } else {
                dropped = true;
            }
        }

        /// What was dropped ends without a word, as when a cable is cut.
        @Override
        public void onClose(Status status, Metadata trailers) {
            if (!dropped && !client.isCancelled()) {
                client.close(status, trailers);
            }
        }
    }

    private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
