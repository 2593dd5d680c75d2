package dev.ashlar.development.servers.spicedb;

import io.grpc.HandlerRegistry;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerMethodDefinition;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What of SpiceDB's API is served, by the store that the call is for: calls with one answer through the library, calls
/// with a stream of answers through its socket. Everything else is unimplemented.
final class Methods extends HandlerRegistry {
    private static final String API = "authzed.api.v1.";
    private static final Map<String, String> ONE_ANSWER =
            Map.of(
                    "PermissionsService/CheckPermission", "spicedb_permissions_check_permission",
                    "PermissionsService/CheckBulkPermissions",
                            "spicedb_permissions_check_bulk_permissions",
                    "PermissionsService/ExpandPermissionTree",
                            "spicedb_permissions_expand_permission_tree",
                    "PermissionsService/WriteRelationships",
                            "spicedb_permissions_write_relationships",
                    "PermissionsService/DeleteRelationships",
                            "spicedb_permissions_delete_relationships",
                    "SchemaService/ReadSchema", "spicedb_schema_read_schema",
                    "SchemaService/WriteSchema", "spicedb_schema_write_schema");
    private static final List<String> STREAMS =
            List.of(
                    "PermissionsService/LookupResources",
                    "PermissionsService/LookupSubjects",
                    "PermissionsService/ReadRelationships",
                    "WatchService/Watch");

    private final Map<String, ServerMethodDefinition<byte[], byte[]>> definitions = new HashMap<>();

    Methods() {
        ONE_ANSWER.forEach((name, symbol) -> addOneAnswer(API + name, symbol));
        STREAMS.forEach(name -> addStream(API + name));
    }

    @Override
    public @Nullable ServerMethodDefinition<?, ?> lookupMethod(
            String name, @Nullable String authority) {
        return definitions.get(name);
    }

    private void addOneAnswer(String name, String symbol) {
        definitions.put(
                name,
                ServerMethodDefinition.create(
                        Bytes.method(name, MethodType.UNARY),
                        ServerCalls.asyncUnaryCall((request, answer) ->
                                one(Store.ofThisCall().call(symbol), request, answer))));
    }

    private static void one(Engine.Call call, byte[] request, StreamObserver<byte[]> answer) {
        try {
            answer.onNext(call.send(request));
            answer.onCompleted();
        } catch (Refusal e) {
            answer.onError(e.status().asRuntimeException());
        }
    }

    private void addStream(String name) {
        var method = Bytes.method(name, MethodType.SERVER_STREAMING);
        definitions.put(
                name,
                ServerMethodDefinition.create(
                        method,
                        ServerCalls.asyncServerStreamingCall((request, client) ->
                                new StreamForwarder(Store.ofThisCall().streams(), method)
                                        .invoke(request, client))));
    }
}
