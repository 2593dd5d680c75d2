package dev.ashlar.testkit.spicedb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.authzed.api.v1.ObjectReference;
import com.authzed.api.v1.PermissionsServiceGrpc;
import com.authzed.api.v1.Relationship;
import com.authzed.api.v1.RelationshipUpdate;
import com.authzed.api.v1.SchemaServiceGrpc;
import com.authzed.api.v1.SubjectReference;
import com.authzed.api.v1.WriteRelationshipsRequest;
import com.authzed.api.v1.WriteSchemaRequest;
import com.authzed.grpcutil.BearerToken;
import dev.ashlar.testkit.TestSpiceDb;
import dev.ashlar.testkit.spicedb.Hold.Where;
import io.grpc.CallCredentials;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SpiceDbGateIT {
    private static final String PLAN = "group:plan#owner@user:ada";
    private static final CallCredentials ANYBODY = new BearerToken("whatever");

    @RegisterExtension
    @Order(1)
    static final TestSpiceDb SPICEDB = TestSpiceDb.store();

    @RegisterExtension
    @Order(2)
    static final SpiceDbGate GATE = new SpiceDbGate(SPICEDB);

    private final String key = SPICEDB.keyOfAnEmptyStore();
    private final SpiceDbReader reader = new SpiceDbReader(GATE.host(), GATE.port());
    private final ManagedChannel client =
            ManagedChannelBuilder.forAddress(GATE.host(), GATE.port()).usePlaintext().build();

    @BeforeEach
    void writeSchema() {
        GATE.leadTo(key);
        var schema =
                """
                definition user {}
                definition group {
                    relation owner: user
                }
                """;
        SchemaServiceGrpc.newBlockingStub(client)
                .withCallCredentials(ANYBODY)
                .writeSchema(WriteSchemaRequest.newBuilder().setSchema(schema).build());
    }

    @AfterEach
    void close() {
        client.shutdownNow();
        reader.close();
    }

    @Test
    void callsOfEveryKindPass() {
        write("plan");

        assertThat(reader.relations("whatever")).containsExactly(PLAN);
    }

    @Test
    void leadToAnotherStoreItLooksEmpty() {
        write("plan");

        GATE.leadTo(SPICEDB.keyOfAnEmptyStore());

        assertThat(reader.relations("whatever")).isEmpty();
    }

    @Test
    void shutItIsAwayAndOpenedItIsBack() {
        GATE.shut();
        var failure = catchThrowableOfType(StatusRuntimeException.class, () -> write("plan"));
        GATE.open();
        client.resetConnectBackoff();
        await(() -> isWritten("plan"));

        assertThat(failure.getStatus().getCode()).isEqualTo(Code.UNAVAILABLE);
        assertThat(reader.relations("whatever")).containsExactly(PLAN);
    }

    @Test
    void whatIsHeldBeforeItIsAskedIsNotDoneUntilItIsReleased() {
        var hold = GATE.hold(Where.BEFORE_IT_IS_ASKED, "WriteRelationships", "plan");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.submit(() -> write("plan"));
            await(() -> hold.reached() == 1);
            write("other");
            var meanwhile = reader.relations("whatever");
            hold.release();
            await(() -> reader.relations("whatever").contains(PLAN));

            assertThat(meanwhile).containsExactly("group:other#owner@user:ada");
        }
    }

    @Test
    void whatIsHeldBeforeTheAnswerIsDone() {
        var hold = GATE.hold(Where.BEFORE_THE_ANSWER, "WriteRelationships", "");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var written = threads.submit(() -> write("plan"));
            await(() -> hold.reached() == 1);
            var meanwhile = reader.relations("whatever");
            var answered = written.isDone();
            hold.release();

            assertThat(meanwhile).containsExactly(PLAN);
            assertThat(answered).isFalse();
        }
    }

    @Test
    void whatIsDroppedIsNeverDone() {
        var hold = GATE.hold(Where.BEFORE_IT_IS_ASKED, "WriteRelationships", "");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.submit(() -> write("plan"));
            await(() -> hold.reached() == 1);
            hold.drop();
        }
        write("other");

        assertThat(reader.relations("whatever")).containsExactly("group:other#owner@user:ada");
    }

    private boolean isWritten(String group) {
        try {
            write(group);
            return true;
        } catch (StatusRuntimeException _) {
            return false;
        }
    }

    private void write(String group) {
        var relationship =
                Relationship.newBuilder()
                        .setResource(object("group", group))
                        .setRelation("owner")
                        .setSubject(SubjectReference.newBuilder().setObject(object("user", "ada")));
        var update =
                RelationshipUpdate.newBuilder()
                        .setOperation(RelationshipUpdate.Operation.OPERATION_TOUCH)
                        .setRelationship(relationship);
        var _ =
                PermissionsServiceGrpc.newBlockingStub(client)
                        .withCallCredentials(ANYBODY)
                        .withDeadlineAfter(2, TimeUnit.SECONDS)
                        .writeRelationships(
                                WriteRelationshipsRequest.newBuilder().addUpdates(update).build());
    }

    private static ObjectReference object(String type, String id) {
        return ObjectReference.newBuilder().setObjectType(type).setObjectId(id).build();
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
    }
}
