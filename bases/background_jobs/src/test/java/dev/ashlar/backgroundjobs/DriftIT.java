package dev.ashlar.backgroundjobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ashlar.authz.Verification;
import dev.ashlar.authz.ports.RelationCopy;
import dev.ashlar.kernel.Settings;
import dev.ashlar.runtime.Service;
import dev.ashlar.testkit.TestDatabase;
import dev.ashlar.testkit.TestSpiceDb;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What drifted apart by an accident that is planted here by hand: it is found, reported and mended, and the next run finds
/// nothing.
class DriftIT {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();
    @RegisterExtension static final TestSpiceDb SPICEDB = TestSpiceDb.store();

    private static final String[] ALL = {
        "generate_user_namespaces",
        "record_of_relations",
        "copies_of_relations",
        "pending_relations"
    };
    private static final String CREW = "01G00000000000000000000001";
    private static final String SHOWN = "01J00000000000000000000001";
    private static final String HIDDEN = "01J00000000000000000000002";

    private final String key = SPICEDB.keyOfAnEmptyStore();

    @BeforeEach
    void aGroupWithTwoProjectsAndTheirOwner() {
        DATABASE.clear();
        tellAll();
        change(
                """
                INSERT INTO users.users (id, username, email, first_seen_at)
                VALUES ('ada', 'ada', 'ada@ashlar.dev', now())
                """);
        change(
                """
                INSERT INTO namespace.namespaces (id, slug, kind) VALUES ('%s', 'crew', 'group')
                """
                        .formatted(CREW));
        change(
                """
                INSERT INTO namespace.groups (id, name, created_by, creation_date)
                VALUES ('%s', 'Crew', 'ada', now())
                """
                        .formatted(CREW));
        addProject(SHOWN, "PUBLIC");
        addProject(HIDDEN, "PRIVATE");
        plant("('project', '%s', 'owner', 'user', 'ada')".formatted(HIDDEN));
    }

    @Test
    void rowsWithoutRelationsAndUsersWithoutNamespacesAreMadeWhole() throws Exception {
        var first = run();
        var second = run();

        // The owner was planted in the record past the outbox.
        assertThat(changed(first)).containsExactly(1, 3, 1, 0);
        assertThat(first.path("failed").asBoolean()).isFalse();
        assertThat(relations())
                .contains(
                        "group:%s#group_platform@platform:renku".formatted(CREW),
                        "group:%s#public_viewer@user:*".formatted(CREW),
                        "project:%s#project_namespace@group:%s".formatted(SHOWN, CREW),
                        "project:%s#public_viewer@anonymous_user:*".formatted(SHOWN),
                        "project:%s#project_platform@platform:renku".formatted(HIDDEN),
                        "project:%s#owner@user:ada".formatted(HIDDEN))
                .doesNotContain("project:%s#public_viewer@user:*".formatted(HIDDEN))
                .anyMatch(relation -> relation.matches("user_namespace:\\w+#owner@user:ada"));
        assertThat(changed(second)).containsExactly(0, 0, 0, 0);
    }

    @Test
    void whatIsMissingAndWhatIsLeftOverInTheRecordIsMendedThereAndInSpiceDb() throws Exception {
        run();
        plantInRecordAndTell();

        var first = run();
        var second = run();

        assertThat(changed(first).get(1)).isEqualTo(4);
        assertThat(first.path("failed").asBoolean()).isFalse();
        assertThat(relations())
                .contains("project:%s#project_namespace@group:%s".formatted(SHOWN, CREW))
                .doesNotContain("project:%s#public_viewer@user:*".formatted(HIDDEN))
                .noneMatch(relation -> relation.contains("01J00000000000000000000099"))
                .noneMatch(relation -> relation.contains("user:stranger"));
        assertThat(changed(second)).containsExactly(0, 0, 0, 0);
    }

    @Test
    void whatSpiceDbLacksAndWhatItStillHasIsMendedThere() throws Exception {
        run();
        plant("('project', '%s', 'viewer', 'user', 'ada')".formatted(SHOWN));
        change(
                "DELETE FROM authz.relations WHERE relation = 'owner' AND resource_type = 'project'");

        var first = run();
        var second = run();

        assertThat(changed(first)).containsExactly(0, 0, 2, 0);
        assertThat(first.path("failed").asBoolean()).isFalse();
        assertThat(changed(second)).containsExactly(0, 0, 0, 0);
    }

    @Test
    void whatTheIndexHasWrongIsMended() throws Exception {
        run();
        change("UPDATE authz.things SET public = true WHERE id = '%s'".formatted(HIDDEN));

        var first = run();
        var second = run();

        assertThat(changed(first).get(2)).isPositive();
        assertThat(changed(second)).containsExactly(0, 0, 0, 0);
    }

    @Test
    void aProjectThatComesIntoTheIndexAnewStandsWhereItStood() throws Exception {
        change("UPDATE project.projects SET updated_at = '2026-01-02T03:04:05Z'");

        run();

        assertThat(
                        DATABASE.sql()
                                .all(
                                        "SELECT DISTINCT listed_at FROM authz.things",
                                        row -> row.instant("listed_at").toString()))
                .containsExactly("2026-01-02T03:04:05Z");
    }

    @Test
    void aSpiceDbThatHasForgottenIsReportedAndTheOtherJobsGoOn() throws Exception {
        var away = settings();
        away.put("AUTHZ_DB_KEY", SPICEDB.keyOfAnEmptyStore());

        var report = run(away);

        assertThat(report.path("failed").asBoolean()).isTrue();
        assertThat(changed(report).subList(0, 2)).containsExactly(1, 3);
        assertThat(report.toString()).contains("It does not know all relations yet");
    }

    /// Past the outbox: nobody hears of it.
    private static void plant(String relation) {
        change(
                """
                INSERT INTO authz.relations
                    (resource_type, resource_id, relation, subject_type, subject_id)
                VALUES %s
                """
                        .formatted(relation));
    }

    /// SpiceDB is told it all, so that it is the record that is wrong.
    private void plantInRecordAndTell() {
        change(
                """
                DELETE FROM authz.relations
                WHERE resource_id = '%s' AND relation = 'project_namespace'
                """
                        .formatted(SHOWN));
        plant("('project', '%s', 'public_viewer', 'user', '*')".formatted(HIDDEN));
        plant("('project', '01J00000000000000000000099', 'owner', 'user', 'ada')");
        plant("('group', '%s', 'editor', 'user', 'stranger')".formatted(CREW));
        var equal =
                Service.<Boolean>once(
                        Composition.read(new Settings(settings())).singletons(),
                        beans -> beans.getBean(Verification.class).run(true, (_, _) -> {}).equal());
        assertThat(equal).isFalse();
    }

    private static void addProject(String id, String visibility) {
        change(
                """
                INSERT INTO project.projects
                    (id, name, visibility, repositories, keywords, secrets_mount_directory,
                     is_template, created_by, creation_date, updated_at, version)
                VALUES ('%s', 'Ship', '%s', '{}', '{}', '/secrets', false, 'ada', now(), now(), 1)
                """
                        .formatted(id, visibility));
        change(
                """
                INSERT INTO namespace.slugs (entity_id, kind, namespace_id, slug)
                VALUES ('%1$s', 'project', '%2$s', lower('%1$s'))
                """
                        .formatted(id, CREW));
    }

    private static void change(String statement) {
        DATABASE.unitOfWork().run(() -> DATABASE.sql().change(statement));
    }

    /// As a data API does with an empty server.
    private void tellAll() {
        Service.once(
                Composition.read(new Settings(settings())).singletons(),
                beans -> {
                    var copy = beans.getBean(RelationCopy.class);
                    copy.writeSchema();
                    return copy.complete(copy.open());
                });
    }

    private static List<String> relations() {
        return DATABASE.sql()
                .all(
                        """
                        SELECT format('%s:%s#%s@%s:%s', resource_type, resource_id, relation,
                            subject_type, subject_id) AS text
                        FROM authz.relations
                        """,
                        row -> row.text("text"));
    }

    /// In the order of [#ALL].
    private static List<Integer> changed(JsonNode report) {
        var jobs = report.path("jobs");
        return List.of(ALL).stream()
                .map(name ->
                        jobs.valueStream()
                                .filter(job -> job.path("job").asText().equals(name))
                                .mapToInt(job -> job.path("changed").asInt())
                                .sum())
                .toList();
    }

    private JsonNode run() throws Exception {
        return run(settings());
    }

    private static JsonNode run(Map<String, String> settings) throws Exception {
        var out = new StringWriter();
        var arguments = new ArrayList<>(List.of("jobs", "run", "--json"));
        arguments.addAll(List.of(ALL));
        BackgroundJobs.program(settings)
                .writingTo(new PrintWriter(out), new PrintWriter(new StringWriter()))
                .run(arguments.toArray(String[]::new));
        return new ObjectMapper().readTree(out.toString());
    }

    private Map<String, String> settings() {
        return SettingsOfTests.of(DATABASE.settings(), SPICEDB.host(), SPICEDB.port(), key);
    }
}
