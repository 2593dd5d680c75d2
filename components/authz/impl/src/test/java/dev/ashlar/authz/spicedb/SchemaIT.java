package dev.ashlar.authz.spicedb;

import static org.assertj.core.api.Assertions.assertThat;

import com.authzed.api.v1.CheckPermissionRequest;
import com.authzed.api.v1.CheckPermissionResponse.Permissionship;
import com.authzed.api.v1.Consistency;
import com.authzed.api.v1.ObjectReference;
import com.authzed.api.v1.PermissionsServiceGrpc;
import com.authzed.api.v1.Relationship;
import com.authzed.api.v1.RelationshipUpdate;
import com.authzed.api.v1.RelationshipUpdate.Operation;
import com.authzed.api.v1.SubjectReference;
import com.authzed.api.v1.WriteRelationshipsRequest;
import dev.ashlar.authz.ResourceType;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What the schema allows, asked of the real engine: one small world, and for each thing in it who may do what.
/// Whoever is not named may not.
@SuppressWarnings("NullAway.Init")
class SchemaIT {
    @RegisterExtension static final OwnSpiceDb SPICEDB = new OwnSpiceDb();

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final List<String> WORLD =
            List.of(
                    "platform:renku#admin@user:root",
                    "group:crew#group_platform@platform:renku",
                    "group:crew#owner@user:olga",
                    "group:crew#editor@user:emil",
                    "group:crew#viewer@user:vera",
                    "group:open#public_viewer@user:*",
                    "group:open#public_viewer@anonymous_user:*",
                    "user_namespace:home#user_namespace_platform@platform:renku",
                    "user_namespace:home#owner@user:hanna",
                    "project:engine#project_platform@platform:renku",
                    "project:engine#project_namespace@group:crew",
                    "project:engine#owner@user:oscar",
                    "project:engine#editor@user:edith",
                    "project:engine#viewer@user:viktor",
                    "project:diary#project_namespace@user_namespace:home",
                    "project:public#public_viewer@user:*",
                    "data_connector:store#data_connector_platform@platform:renku",
                    "data_connector:store#data_connector_namespace@group:crew",
                    "data_connector:store#linked_to@project:engine",
                    "data_connector:store#owner@user:otto",
                    "data_connector:open#public_viewer@user:*");

    private static final List<String> EVERYBODY =
            List.of(
                    "user:root",
                    "user:olga",
                    "user:emil",
                    "user:vera",
                    "user:hanna",
                    "user:oscar",
                    "user:edith",
                    "user:viktor",
                    "user:otto",
                    "user:stranger",
                    "anonymous_user:anonymous");

    private static SpiceDbChannel channel;

    @BeforeAll
    static void makeTheWorld() {
        channel = new SpiceDbChannel(SPICEDB.settings());
        new SpiceDbCopy(channel).writeSchema();
        var request = WriteRelationshipsRequest.newBuilder();
        WORLD.forEach(relation ->
                request.addUpdates(
                        RelationshipUpdate.newBuilder()
                                .setOperation(Operation.OPERATION_TOUCH)
                                .setRelationship(relationship(relation))));
        channel.ask(
                PermissionsServiceGrpc::newBlockingStub,
                PATIENCE,
                client -> client.writeRelationships(request.build()));
    }

    @AfterAll
    static void close() {
        channel.close();
    }

    @Test
    void theAdministratorIsKnown() {
        assertThat(may("user:root", "is_admin", "platform:renku")).isTrue();
        assertThat(may("user:olga", "is_admin", "platform:renku")).isFalse();
    }

    /// Each permission, and its twin that leaves the administrators out.
    @TestFactory
    Stream<DynamicTest> whoMayDoWhat() {
        return Stream.of(
                        only("group:crew", "read", "root olga emil vera"),
                        only("group:crew", "read_children", "root olga emil vera"),
                        only("group:crew", "write", "root olga emil"),
                        only("group:crew", "change_membership", "root olga"),
                        only("group:crew", "delete", "root olga"),
                        everybody("group:open", "read"),
                        only("group:open", "read_children", ""),
                        only("group:open", "delete", ""),
                        only("user_namespace:home", "read", "root hanna"),
                        only("user_namespace:home", "read_children", "root hanna"),
                        only("user_namespace:home", "write", "root hanna"),
                        only("user_namespace:home", "delete", "root hanna"),
                        only("project:engine", "read", "root olga emil vera oscar edith viktor"),
                        only("project:engine", "read_linked_resources", "root oscar edith viktor"),
                        only("project:engine", "write", "root olga emil oscar edith"),
                        only("project:engine", "change_membership", "root olga oscar"),
                        only("project:engine", "delete", "root olga oscar"),
                        only("project:diary", "read", "root hanna"),
                        only("project:diary", "write", "root hanna"),
                        only("project:diary", "delete", "root hanna"),
                        onlyUsers("project:public", "read"),
                        only("project:public", "write", ""),
                        only(
                                "data_connector:store",
                                "read",
                                "root olga emil vera oscar edith viktor otto"),
                        only("data_connector:store", "write", "root olga emil otto"),
                        only("data_connector:store", "change_membership", "root olga otto"),
                        only("data_connector:store", "delete", "root olga otto"),
                        only("data_connector:store", "add_link", "root olga emil otto"),
                        onlyUsers("data_connector:open", "add_link"))
                .flatMap(Function.identity());
    }

    @Test
    void theTypesAreThoseOfTheSchema() {
        var defined =
                Pattern.compile("^definition (\\w+)", Pattern.MULTILINE)
                        .matcher(SchemaFile.text())
                        .results()
                        .map(found -> found.group(1))
                        .collect(Collectors.toSet());

        assertThat(defined).contains("replay");
        defined.remove("replay");
        assertThat(Arrays.stream(ResourceType.values()).map(ResourceType::schemaName))
                .containsExactlyInAnyOrderElementsOf(defined);
    }

    private static Stream<DynamicTest> only(String resource, String permission, String users) {
        var named =
                Arrays.stream(users.split(" "))
                        .filter(name -> !name.isEmpty())
                        .map(name -> "user:" + name)
                        .collect(Collectors.toSet());
        var byRole = new HashSet<>(named);
        byRole.remove("user:root");
        return Stream.of(
                exactly(resource, permission, named),
                exactly(resource, permission + "_by_role", byRole));
    }

    private static Stream<DynamicTest> everybody(String resource, String permission) {
        return both(resource, permission, Set.copyOf(EVERYBODY));
    }

    private static Stream<DynamicTest> onlyUsers(String resource, String permission) {
        var users =
                EVERYBODY.stream()
                        .filter(subject -> subject.startsWith("user:"))
                        .collect(Collectors.toSet());
        return both(resource, permission, users);
    }

    private static Stream<DynamicTest> both(String resource, String permission, Set<String> who) {
        return Stream.of(
                exactly(resource, permission, who),
                exactly(resource, permission + "_by_role", who));
    }

    private static DynamicTest exactly(String resource, String permission, Set<String> who) {
        return DynamicTest.dynamicTest(
                permission + " of " + resource,
                () ->
                        assertThat(EVERYBODY)
                                .filteredOn(subject -> may(subject, permission, resource))
                                .containsExactlyInAnyOrderElementsOf(who));
    }

    private static boolean may(String subject, String permission, String resource) {
        var question =
                CheckPermissionRequest.newBuilder()
                        .setConsistency(Consistency.newBuilder().setFullyConsistent(true))
                        .setResource(object(resource))
                        .setPermission(permission)
                        .setSubject(SubjectReference.newBuilder().setObject(object(subject)))
                        .build();
        return channel.ask(
                                PermissionsServiceGrpc::newBlockingStub,
                                PATIENCE,
                                client -> client.checkPermission(question))
                        .getPermissionship()
                == Permissionship.PERMISSIONSHIP_HAS_PERMISSION;
    }

    private static Relationship relationship(String text) {
        var sides = text.split("[#@]");
        return Relationship.newBuilder()
                .setResource(object(sides[0]))
                .setRelation(sides[1])
                .setSubject(SubjectReference.newBuilder().setObject(object(sides[2])))
                .build();
    }

    private static ObjectReference object(String text) {
        var parts = text.split(":");
        return ObjectReference.newBuilder().setObjectType(parts[0]).setObjectId(parts[1]).build();
    }
}
