package dev.ashlar.development.servers.spicedb;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// Lets only those in who know the key, as a SpiceDB server does.
final class PresharedKey implements ServerInterceptor {
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final int SCHEME = "Bearer ".length();

    private final byte[] key;

    PresharedKey(String key) {
        this.key = key.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public <A, B> ServerCall.Listener<A> interceptCall(
            ServerCall<A, B> call, Metadata headers, ServerCallHandler<A, B> next) {
        var given = headers.get(AUTHORIZATION);
        if (given != null && fits(given)) {
            return next.startCall(call, headers);
        }
        call.close(Status.UNAUTHENTICATED.withDescription("invalid preshared key"), new Metadata());
        return new ServerCall.Listener<>() {};
    }

    private boolean fits(String header) {
        if (!header.regionMatches(true, 0, "Bearer ", 0, SCHEME)) {
            return false;
        }
        var token = header.substring(SCHEME).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(key, token);
    }
}
