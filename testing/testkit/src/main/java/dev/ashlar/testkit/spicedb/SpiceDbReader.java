package dev.ashlar.testkit.spicedb;

import com.authzed.api.v1.Consistency;
import com.authzed.api.v1.ObjectReference;
import com.authzed.api.v1.PermissionsServiceGrpc;
import com.authzed.api.v1.ReadRelationshipsRequest;
import com.authzed.api.v1.Relationship;
import com.authzed.api.v1.RelationshipFilter;
import com.authzed.grpcutil.BearerToken;
import dev.ashlar.authz.ResourceType;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/// What SpiceDB says that it knows.
public final class SpiceDbReader implements AutoCloseable {
    private static final long SECONDS = 20;

    private final ManagedChannel channel;

    public SpiceDbReader(String host, int port) {
        channel = ManagedChannelBuilder.forAddress(host, port).usePlaintext().build();
    }

    /// Every relation of the schema's types, as `group:01J…#owner@user:ada`; none where there is no schema yet.
    public Set<String> relations(String key) {
        var found = new TreeSet<String>();
        for (var type : ResourceType.values()) {
            try {
                readInto(found, type, key);
            } catch (StatusRuntimeException failure) {
                if (failure.getStatus().getCode() != Status.Code.FAILED_PRECONDITION) {
                    throw failure;
                }
            }
        }
        return found;
    }

    private void readInto(Set<String> found, ResourceType type, String key) {
        var filter = RelationshipFilter.newBuilder().setResourceType(type.schemaName());
        var request =
                ReadRelationshipsRequest.newBuilder()
                        .setConsistency(Consistency.newBuilder().setFullyConsistent(true))
                        .setRelationshipFilter(filter)
                        .build();
        PermissionsServiceGrpc.newBlockingStub(channel)
                .withCallCredentials(new BearerToken(key))
                .withDeadlineAfter(SECONDS, TimeUnit.SECONDS)
                .readRelationships(request)
                .forEachRemaining(answer -> found.add(text(answer.getRelationship())));
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }

    private static String text(Relationship relationship) {
        return "%s#%s@%s"
                .formatted(
                        text(relationship.getResource()),
                        relationship.getRelation(),
                        text(relationship.getSubject().getObject()));
    }

    private static String text(ObjectReference object) {
        return object.getObjectType() + ":" + object.getObjectId();
    }
}
