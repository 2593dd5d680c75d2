package dev.ashlar.authz.spicedb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.authzed.api.v1.PermissionsServiceGrpc;
import com.authzed.api.v1.Relationship;
import com.authzed.api.v1.SchemaServiceGrpc;
import com.authzed.api.v1.WriteRelationshipsRequest;
import com.authzed.api.v1.WriteSchemaRequest;
import dev.ashlar.authz.Permission;
import dev.ashlar.authz.Relation;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.ResourceType;
import dev.ashlar.authz.Right;
import dev.ashlar.authz.repositories.TablesOfTests;
import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Email;
import dev.ashlar.kernel.Profile;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.UserId;
import dev.ashlar.testkit.CountingIds;
import dev.ashlar.testkit.TestDatabase;
import dev.ashlar.testkit.TestSpiceDb;
import dev.ashlar.testkit.spicedb.SpiceDbReader;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UpgradeIT {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();
    @RegisterExtension static final TestSpiceDb SPICEDB = TestSpiceDb.store();

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final ResourceRef CREW =
            ResourceRef.of(ResourceType.GROUP, CountingIds.number(1));
    private static final Caller.User ADA =
            new Caller.User(
                    new UserId("ada"), new Profile(new Email("ada@example.org"), null, null, null));
    private static final Relation OWNS = Relation.membership(CREW, ADA.id(), Role.OWNER);
    private static final Relation LEFT =
            Relation.membership(CREW, new UserId("grace"), Role.VIEWER);

    @Test
    void aServerOfTheFirstVersionIsBroughtToThisOneWhileItRuns() throws Exception {
        try (var replica =
                new Replica(
                        DATABASE,
                        Replica.settings(SPICEDB.host(), SPICEDB.port(), SPICEDB.key()))) {
            // That version told nobody of what was removed.
            runFirstVersion(replica.channel, OWNS, LEFT);
            replica.add(OWNS, LEFT);
            replica.remove(LEFT);
            var right = List.of(new Right(Permission.DELETE, CREW));
            assertThatThrownBy(() -> replica.access.ask(ADA, right))
                    .hasMessageContaining("does not answer");

            var upgraded = replay(replica).run();

            assertThat(upgraded).isTrue();
            assertThat(replica.access.ask(ADA, right).has(Permission.DELETE, CREW)).isTrue();
            assertThat(known()).containsExactly(OWNS.toString());
        }
    }

    private static Replay replay(Replica replica) {
        return new Replay(
                new TablesOfTests(DATABASE).record(),
                replica.copy,
                DATABASE.turns(),
                InstantSource.system(),
                new ReplayMetrics(new SimpleMeterRegistry()));
    }

    private static void runFirstVersion(SpiceDbChannel channel, Relation... relations)
            throws IOException {
        var schema = WriteSchemaRequest.newBuilder().setSchema(firstSchema()).build();
        channel.ask(
                SchemaServiceGrpc::newBlockingStub, PATIENCE, client -> client.writeSchema(schema));
        var request =
                WriteRelationshipsRequest.newBuilder()
                        .addUpdates(
                                Messages.touch(
                                        Relationship.newBuilder()
                                                .setResource(Messages.object("replay", "ashlar"))
                                                .setRelation("complete")
                                                .setSubject(
                                                        Messages.subject(
                                                                Messages.object("replay", "v1")))
                                                .build()));
        for (var relation : relations) {
            request.addUpdates(Messages.touch(Messages.relationship(relation)));
        }
        channel.ask(
                PermissionsServiceGrpc::newBlockingStub,
                PATIENCE,
                client -> client.writeRelationships(request.build()));
    }

    private static String firstSchema() throws IOException {
        try (var file = UpgradeIT.class.getResourceAsStream("/schema/v1.zed")) {
            assertThat(file).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> known() {
        try (var reader = new SpiceDbReader(SPICEDB.host(), SPICEDB.port())) {
            return List.copyOf(reader.relations(SPICEDB.key()));
        }
    }
}
