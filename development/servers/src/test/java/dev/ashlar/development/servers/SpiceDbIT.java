package dev.ashlar.development.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.authzed.api.v1.CheckPermissionRequest;
import com.authzed.api.v1.CheckPermissionResponse.Permissionship;
import com.authzed.api.v1.Consistency;
import com.authzed.api.v1.LookupResourcesRequest;
import com.authzed.api.v1.ObjectReference;
import com.authzed.api.v1.PermissionsServiceGrpc;
import com.authzed.api.v1.ReadSchemaRequest;
import com.authzed.api.v1.Relationship;
import com.authzed.api.v1.RelationshipUpdate;
import com.authzed.api.v1.SchemaServiceGrpc;
import com.authzed.api.v1.SubjectReference;
import com.authzed.api.v1.WriteRelationshipsRequest;
import com.authzed.api.v1.WriteSchemaRequest;
import com.authzed.grpcutil.BearerToken;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpiceDbIT {
    private static final String SCHEMA =
            """
            definition user {}

            definition document {
                relation reader: user
                permission read = reader
            }
            """;

    private final Workshop workshop;
    private final ProcessServer server;
    private final ManagedChannel channel;

    SpiceDbIT(@TempDir Path folder) throws IOException {
        workshop = Workshop.in(folder);
        var recipe = SpiceDb.withStores(workshop.places(), Workshop.freePort(), "key");
        server = workshop.server(recipe);
        channel =
                ManagedChannelBuilder.forAddress("localhost", recipe.port()).usePlaintext().build();
    }

    @BeforeAll
    void start() {
        server.start();
        schema("key").writeSchema(WriteSchemaRequest.newBuilder().setSchema(SCHEMA).build());
        write("plan", "ada");
    }

    @AfterAll
    void stop() {
        channel.shutdownNow();
        server.stop();
        workshop.close();
    }

    @Test
    void aCheckSaysWhoMayAndWhoMayNot() {
        assertThat(check("plan", "ada")).isEqualTo(Permissionship.PERMISSIONSHIP_HAS_PERMISSION);
        assertThat(check("plan", "grace")).isEqualTo(Permissionship.PERMISSIONSHIP_NO_PERMISSION);
    }

    @Test
    void aLookupStreamsWhatASubjectMay() {
        var request =
                LookupResourcesRequest.newBuilder()
                        .setConsistency(Consistency.newBuilder().setFullyConsistent(true))
                        .setResourceObjectType("document")
                        .setPermission("read")
                        .setSubject(subject("ada"))
                        .build();

        var found = permissions("key").lookupResources(request);

        assertThat(found).toIterable().extracting("resourceObjectId_").containsExactly("plan");
    }

    @Test
    void aWrongKeyIsRefused() {
        var failure =
                catchThrowableOfType(
                        StatusRuntimeException.class,
                        () -> schema("other").readSchema(ReadSchemaRequest.getDefaultInstance()));

        assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
    }

    @Test
    void eachStoreBeginsEmptyAndKeepsItsOwn() {
        schema("key/other").writeSchema(WriteSchemaRequest.newBuilder().setSchema(SCHEMA).build());

        assertThat(check("key/other", "plan", "ada"))
                .isEqualTo(Permissionship.PERMISSIONSHIP_NO_PERMISSION);
        assertThat(check("key", "plan", "ada"))
                .isEqualTo(Permissionship.PERMISSIONSHIP_HAS_PERMISSION);
    }

    @Test
    void anErrorKeepsItsCodeAndItsWords() {
        var failure =
                catchThrowableOfType(StatusRuntimeException.class, () -> writeOf("planet", "ada"));

        assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);
        assertThat(failure.getStatus().getDescription()).contains("planet");
    }

    private Permissionship check(String document, String user) {
        return check("key", document, user);
    }

    private Permissionship check(String key, String document, String user) {
        var request =
                CheckPermissionRequest.newBuilder()
                        .setConsistency(Consistency.newBuilder().setFullyConsistent(true))
                        .setResource(resource("document", document))
                        .setPermission("read")
                        .setSubject(subject(user))
                        .build();
        return permissions(key).checkPermission(request).getPermissionship();
    }

    private void write(String document, String user) {
        write(resource("document", document), user);
    }

    private void writeOf(String type, String user) {
        write(resource(type, "x"), user);
    }

    private void write(ObjectReference resource, String user) {
        var relationship =
                Relationship.newBuilder()
                        .setResource(resource)
                        .setRelation("reader")
                        .setSubject(subject(user));
        var update =
                RelationshipUpdate.newBuilder()
                        .setOperation(RelationshipUpdate.Operation.OPERATION_TOUCH)
                        .setRelationship(relationship);
        permissions("key")
                .writeRelationships(
                        WriteRelationshipsRequest.newBuilder().addUpdates(update).build());
    }

    private PermissionsServiceGrpc.PermissionsServiceBlockingStub permissions(String key) {
        return PermissionsServiceGrpc.newBlockingStub(channel)
                .withCallCredentials(new BearerToken(key));
    }

    private SchemaServiceGrpc.SchemaServiceBlockingStub schema(String key) {
        return SchemaServiceGrpc.newBlockingStub(channel).withCallCredentials(new BearerToken(key));
    }

    private static ObjectReference resource(String type, String id) {
        return ObjectReference.newBuilder().setObjectType(type).setObjectId(id).build();
    }

    private static SubjectReference subject(String user) {
        return SubjectReference.newBuilder().setObject(resource("user", user)).build();
    }
}
