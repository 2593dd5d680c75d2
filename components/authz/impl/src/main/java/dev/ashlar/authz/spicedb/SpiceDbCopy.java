package dev.ashlar.authz.spicedb;

import com.authzed.api.v1.CheckPermissionRequest;
import com.authzed.api.v1.CheckPermissionResponse.Permissionship;
import com.authzed.api.v1.Consistency;
import com.authzed.api.v1.ObjectReference;
import com.authzed.api.v1.PermissionsServiceGrpc;
import com.authzed.api.v1.PermissionsServiceGrpc.PermissionsServiceBlockingStub;
import com.authzed.api.v1.Relationship;
import com.authzed.api.v1.RelationshipUpdate;
import com.authzed.api.v1.RelationshipUpdate.Operation;
import com.authzed.api.v1.SchemaServiceGrpc;
import com.authzed.api.v1.SubjectReference;
import com.authzed.api.v1.WriteRelationshipsRequest;
import com.authzed.api.v1.WriteSchemaRequest;
import dev.ashlar.authz.Relation;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.ports.RelationCopy;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

@Singleton
final class SpiceDbCopy implements RelationCopy {
    private static final Duration TO_CHECK = Duration.ofMillis(1_500);
    private static final Duration TO_WRITE = Duration.ofSeconds(10);
    private static final String MARKER_RELATION = "complete";
    private static final ObjectReference MARKER_RESOURCE = marker("ashlar");
    private static final ObjectReference MARKER_SUBJECT = marker(SchemaFile.VERSION);

    private final SpiceDbChannel channel;

    SpiceDbCopy(SpiceDbChannel channel) {
        this.channel = channel;
    }

    @Override
    public boolean isComplete() {
        var question =
                CheckPermissionRequest.newBuilder()
                        .setConsistency(Consistency.newBuilder().setFullyConsistent(true))
                        .setResource(MARKER_RESOURCE)
                        .setPermission(MARKER_RELATION)
                        .setSubject(SubjectReference.newBuilder().setObject(MARKER_SUBJECT))
                        .build();
        try {
            return permissions(TO_CHECK, client -> client.checkPermission(question))
                            .getPermissionship()
                    == Permissionship.PERMISSIONSHIP_HAS_PERMISSION;
        } catch (Forgotten _) {
            return false;
        }
    }

    @Override
    public void writeSchema() {
        var schema = WriteSchemaRequest.newBuilder().setSchema(SchemaFile.text()).build();
        channel.ask(
                SchemaServiceGrpc::newBlockingStub, TO_WRITE, client -> client.writeSchema(schema));
    }

    @Override
    public void add(List<Relation> relations) {
        write(
                relations.stream().map(SpiceDbCopy::relationship).toList(),
                Operation.OPERATION_TOUCH);
    }

    @Override
    public void remove(List<Relation> relations) {
        write(
                relations.stream().map(SpiceDbCopy::relationship).toList(),
                Operation.OPERATION_DELETE);
    }

    @Override
    public void markComplete() {
        var marker =
                Relationship.newBuilder()
                        .setResource(MARKER_RESOURCE)
                        .setRelation(MARKER_RELATION)
                        .setSubject(SubjectReference.newBuilder().setObject(MARKER_SUBJECT))
                        .build();
        write(List.of(marker), Operation.OPERATION_TOUCH);
    }

    private void write(List<Relationship> relationships, Operation operation) {
        var request = WriteRelationshipsRequest.newBuilder();
        relationships.forEach(relationship ->
                request.addUpdates(
                        RelationshipUpdate.newBuilder()
                                .setOperation(operation)
                                .setRelationship(relationship)));
        var _ = permissions(TO_WRITE, client -> client.writeRelationships(request.build()));
    }

    private <T> T permissions(
            Duration deadline, Function<PermissionsServiceBlockingStub, T> question) {
        try {
            return channel.ask(PermissionsServiceGrpc::newBlockingStub, deadline, question);
        } catch (StatusRuntimeException failure) {
            throw failure.getStatus().getCode() == Code.FAILED_PRECONDITION
                    ? new Forgotten(failure)
                    : failure;
        }
    }

    private static Relationship relationship(Relation relation) {
        return Relationship.newBuilder()
                .setResource(object(relation.resource()))
                .setRelation(relation.name())
                .setSubject(SubjectReference.newBuilder().setObject(object(relation.subject())))
                .build();
    }

    private static ObjectReference object(ResourceRef ref) {
        return ObjectReference.newBuilder()
                .setObjectType(ref.type().schemaName())
                .setObjectId(ref.id())
                .build();
    }

    private static ObjectReference marker(String id) {
        return ObjectReference.newBuilder().setObjectType("replay").setObjectId(id).build();
    }
}
