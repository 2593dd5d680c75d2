package dev.ashlar.development.servers.spicedb;

import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Lets only those in who know the key, as a SpiceDB server does, and leads each to her store. Where stores are shared
/// out, `<key>/<name>` is the key of a store of that name, which begins empty with the first call: so that tests which
/// run on one server do not see one another's relations.
final class PresharedKey implements ServerInterceptor {
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final int SCHEME = "Bearer ".length();
    private static final String OWN = "";

    private final byte[] key;
    private final boolean sharesOut;
    private final Supplier<Store> start;
    private final Map<String, Store> stores = new ConcurrentHashMap<>();

    PresharedKey(String key, boolean sharesOut, Supplier<Store> start) {
        this.key = key.getBytes(StandardCharsets.UTF_8);
        this.sharesOut = sharesOut;
        this.start = start;
        stores.put(OWN, start.get());
    }

    @Override
    public <A, B> ServerCall.Listener<A> interceptCall(
            ServerCall<A, B> call, Metadata headers, ServerCallHandler<A, B> next) {
        var given = headers.get(AUTHORIZATION);
        if (given != null && given.regionMatches(true, 0, "Bearer ", 0, SCHEME)) {
            var token = given.substring(SCHEME);
            var slash = sharesOut ? token.indexOf('/') : -1;
            var presented = slash < 0 ? token : token.substring(0, slash);
            var name = slash < 0 ? OWN : token.substring(slash);
            if (MessageDigest.isEqual(key, presented.getBytes(StandardCharsets.UTF_8))) {
                var store = stores.computeIfAbsent(name, _ -> start.get());
                return Contexts.interceptCall(store.asCurrent(), call, headers, next);
            }
        }
        call.close(Status.UNAUTHENTICATED.withDescription("invalid preshared key"), new Metadata());
        return new ServerCall.Listener<>() {};
    }
}
