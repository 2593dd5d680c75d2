package dev.ashlar.dataapi;

import static dev.ashlar.dataapi.ProjectCalls.made;
import static dev.ashlar.dataapi.ProjectCalls.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.dataapi.PostgresTap.RoundTrip;
import dev.ashlar.testkit.TestDatabase;
import dev.ashlar.testkit.TestSpiceDb;
import dev.ashlar.testkit.spicedb.SpiceDbGate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// How often the service asks PostgreSQL and SpiceDB for one request, counted on the wire. The relay and the tasks ask
/// too, meanwhile; they do not speak of projects.
class ProjectRoundTripsIT {
    private static final String SPEAKS_OF_PROJECTS = "project.projects";

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.withTables();

    @RegisterExtension
    @Order(2)
    static final TestSpiceDb SPICEDB = TestSpiceDb.store();

    @RegisterExtension
    @Order(3)
    static final SpiceDbGate GRPC = new SpiceDbGate(SPICEDB);

    @RegisterExtension
    @Order(4)
    static final PostgresTap SQL = new PostgresTap(DATABASE);

    @RegisterExtension
    @Order(5)
    static final RunningDataApi API =
            new RunningDataApi(DATABASE).with(ProjectRoundTripsIT::settings);

    private final Client ada = API.as("ada");
    private Answer project = ada.get("/version");

    private static Map<String, String> settings() {
        var settings = new HashMap<>(SQL.settings());
        settings.put("AUTHZ_DB_HOST", GRPC.host());
        settings.put("AUTHZ_DB_GRPC_PORT", Integer.toString(GRPC.port()));
        settings.put("AUTHZ_DB_KEY", GRPC.key());
        settings.put("AUTHZ_READS", "index");
        return settings;
    }

    @BeforeEach
    void aProject() {
        project = made(ada, "name", "Year " + System.nanoTime(), "namespace", "ada");
        SQL.forget();
        GRPC.forget();
    }

    @Test
    void creatingIsFiveStatementsInOneTransactionAndTwoCalls() {
        made(ada, "name", "Another", "namespace", "ada");

        var transaction = SQL.transactionWith("INSERT INTO project.projects");
        assertThat(statements(transaction))
                .map(ProjectRoundTripsIT::beginning)
                .containsExactly("BEGIN", "WITH", "WITH", "INSERT", "COMMIT");
        assertThat(transaction).hasSizeLessThanOrEqualTo(5);
        assertThat(calls()).containsExactly("CheckBulkPermissions", "WriteRelationships");
    }

    @Test
    void readingOneIsOneStatement() {
        ada.get(path(project));
        ada.get("/namespaces/ada/projects/" + project.text("slug"));

        assertThat(SQL.with(SPEAKS_OF_PROJECTS)).hasSize(2);
        assertThat(SQL.with("namespace.")).hasSize(2);
        assertThat(calls()).isEmpty();
    }

    @Test
    void aListIsOneStatement() {
        ada.get("/projects");
        ada.get("/projects?namespace=ada");

        assertThat(SQL.with(SPEAKS_OF_PROJECTS)).hasSize(2);
        assertThat(SQL.with("namespace.")).hasSize(2);
        assertThat(calls()).isEmpty();
    }

    @Test
    void aThousandMembersAreOneStatement() {
        var id = project.text("id");
        change(
                """
                INSERT INTO users.users (id, username, first_seen_at)
                SELECT 'member-' || n, 'member-' || n, now() FROM generate_series(1, 999) AS n
                    ON CONFLICT DO NOTHING
                """);
        change(
                """
                INSERT INTO authz.relations (
                    resource_type, resource_id, relation, subject_type, subject_id)
                SELECT 'project', ?, 'viewer', 'user', 'member-' || n
                  FROM generate_series(1, 999) AS n
                """,
                id);

        var members = ada.get(path(project) + "/members");

        assertThat(members.list()).hasSize(1000);
        assertThat(SQL.with(SPEAKS_OF_PROJECTS)).hasSize(1);
        assertThat(SQL.with("users.")).hasSize(1);
        assertThat(calls()).isEmpty();
    }

    /// Without the question of a task whether SpiceDB still knows everything.
    private List<String> calls() {
        return GRPC.calls().stream().filter(call -> !call.equals("ReadRelationships")).toList();
    }

    private static void change(String statement, String... values) {
        DATABASE.unitOfWork().run(() -> DATABASE.sql().change(statement, (Object[]) values));
    }

    private static List<String> statements(List<RoundTrip> transaction) {
        return transaction.stream().flatMap(trip -> trip.statements().stream()).toList();
    }

    private static String beginning(String statement) {
        return statement.strip().split("\\s", 2)[0];
    }
}
