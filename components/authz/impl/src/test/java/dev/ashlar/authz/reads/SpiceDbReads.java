package dev.ashlar.authz.reads;

import com.authzed.api.v1.CheckBulkPermissionsRequest;
import com.authzed.api.v1.CheckBulkPermissionsRequestItem;
import com.authzed.api.v1.CheckPermissionResponse.Permissionship;
import com.authzed.api.v1.Consistency;
import com.authzed.api.v1.DeleteRelationshipsRequest;
import com.authzed.api.v1.LookupResourcesRequest;
import com.authzed.api.v1.ObjectReference;
import com.authzed.api.v1.PermissionsServiceGrpc;
import com.authzed.api.v1.PermissionsServiceGrpc.PermissionsServiceBlockingStub;
import com.authzed.api.v1.Relationship;
import com.authzed.api.v1.RelationshipFilter;
import com.authzed.api.v1.RelationshipUpdate;
import com.authzed.api.v1.RelationshipUpdate.Operation;
import com.authzed.api.v1.SchemaServiceGrpc;
import com.authzed.api.v1.SubjectReference;
import com.authzed.api.v1.WriteRelationshipsRequest;
import com.authzed.api.v1.WriteSchemaRequest;
import com.authzed.grpcutil.BearerToken;
import dev.ashlar.authz.Relation;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.spicedb.SchemaOfTests;
import dev.ashlar.testkit.TestSpiceDb;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/// What SpiceDB says, asked fully consistent and in bulk.
final class SpiceDbReads implements AutoCloseable {
    record Question(String subject, String permission, ResourceRef thing) {}

    private static final int MOST_UPDATES = 1_000;
    private static final int MOST_QUESTIONS = 2_000;
    private static final int PATIENCE_SECONDS = 60;
    private static final List<String> TYPES =
            List.of("group", "user_namespace", "project", "platform");

    private final ManagedChannel channel;
    private final BearerToken key;

    SpiceDbReads(TestSpiceDb server) {
        channel =
                ManagedChannelBuilder.forAddress(server.host(), server.port())
                        .usePlaintext()
                        .build();
        key = new BearerToken(server.key());
        var _ =
                SchemaServiceGrpc.newBlockingStub(channel)
                        .withCallCredentials(key)
                        .withWaitForReady()
                        .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        .writeSchema(
                                WriteSchemaRequest.newBuilder()
                                        .setSchema(SchemaOfTests.text())
                                        .build());
    }

    /// Forgets whatever it knew.
    void tell(List<Relation> relations) {
        TYPES.forEach(type ->
                client().deleteRelationships(
                                DeleteRelationshipsRequest.newBuilder()
                                        .setRelationshipFilter(
                                                RelationshipFilter.newBuilder()
                                                        .setResourceType(type))
                                        .build()));
        for (int from = 0; from < relations.size(); from += MOST_UPDATES) {
            var request = WriteRelationshipsRequest.newBuilder();
            relations
                    .subList(from, Math.min(relations.size(), from + MOST_UPDATES))
                    .forEach(relation ->
                            request.addUpdates(
                                    RelationshipUpdate.newBuilder()
                                            .setOperation(Operation.OPERATION_TOUCH)
                                            .setRelationship(
                                                    Relationship.newBuilder()
                                                            .setResource(
                                                                    object(relation.resource()))
                                                            .setRelation(relation.name())
                                                            .setSubject(
                                                                    subject(
                                                                            relation.subject()
                                                                                    .toString())))));
            var _ = client().writeRelationships(request.build());
        }
    }

    /// The answers in the order of the questions.
    List<Boolean> check(List<Question> questions) {
        var answers = new ArrayList<Boolean>();
        for (int from = 0; from < questions.size(); from += MOST_QUESTIONS) {
            var part = questions.subList(from, Math.min(questions.size(), from + MOST_QUESTIONS));
            var request = CheckBulkPermissionsRequest.newBuilder().setConsistency(fully());
            part.forEach(question ->
                    request.addItems(
                            CheckBulkPermissionsRequestItem.newBuilder()
                                    .setResource(object(question.thing))
                                    .setPermission(question.permission)
                                    .setSubject(subject(question.subject))));
            client().checkBulkPermissions(request.build())
                    .getPairsList()
                    .forEach(pair -> {
                        if (pair.hasError()) {
                            throw new AssertionError(pair.getError().getMessage());
                        }
                        answers.add(
                                pair.getItem().getPermissionship()
                                        == Permissionship.PERMISSIONSHIP_HAS_PERMISSION);
                    });
        }
        return answers;
    }

    Set<String> lookUp(String subject, String permission, String type) {
        var request =
                LookupResourcesRequest.newBuilder()
                        .setConsistency(fully())
                        .setResourceObjectType(type)
                        .setPermission(permission)
                        .setSubject(subject(subject))
                        .build();
        var found = new TreeSet<String>();
        client().lookupResources(request)
                .forEachRemaining(answer -> found.add(answer.getResourceObjectId()));
        return found;
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }

    private PermissionsServiceBlockingStub client() {
        return PermissionsServiceGrpc.newBlockingStub(channel)
                .withCallCredentials(key)
                .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private static Consistency fully() {
        return Consistency.newBuilder().setFullyConsistent(true).build();
    }

    private static ObjectReference object(ResourceRef thing) {
        return ObjectReference.newBuilder()
                .setObjectType(thing.type().schemaName())
                .setObjectId(thing.id())
                .build();
    }

    private static SubjectReference.Builder subject(String text) {
        var parts = text.split(":", 2);
        return SubjectReference.newBuilder()
                .setObject(
                        ObjectReference.newBuilder().setObjectType(parts[0]).setObjectId(parts[1]));
    }
}
