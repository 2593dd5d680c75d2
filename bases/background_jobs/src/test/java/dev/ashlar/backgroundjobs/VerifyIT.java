package dev.ashlar.backgroundjobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.authz.Relation;
import dev.ashlar.authz.Relations;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.ResourceType;
import dev.ashlar.authz.Verification;
import dev.ashlar.authz.ports.RelationCopy;
import dev.ashlar.authz.ports.RelationRecord;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.Settings;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.kernel.UserId;
import dev.ashlar.runtime.Service;
import dev.ashlar.testkit.CountingIds;
import dev.ashlar.testkit.TestDatabase;
import dev.ashlar.testkit.TestSpiceDb;
import io.micronaut.context.ApplicationContext;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class VerifyIT {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();
    @RegisterExtension static final TestSpiceDb SPICEDB = TestSpiceDb.store();

    private static final int FEW_PROJECTS = 100;

    /// Both sides are read in pages of 2,000 relations.
    private static final int SEVERAL_PAGES = 1_250;

    private static final int PROJECTS_AT_ONCE = 250;
    private static final ResourceRef CREW =
            ResourceRef.of(ResourceType.GROUP, CountingIds.number(1));

    private final String key = SPICEDB.keyOfAnEmptyStore();

    @BeforeEach
    void empty() {
        DATABASE.clear();
    }

    /// One test, because telling so many is what takes long.
    @Test
    void nothingDiffersUntilSomethingIsPlantedWhichIsFoundNamedAndMended() {
        recordAndTell(SEVERAL_PAGES);
        var told = new ByteArrayOutputStream();
        var whenTold = verify(false, told);
        plant();
        var found = new ByteArrayOutputStream();
        var mended = new ByteArrayOutputStream();

        var whenFound = verify(false, found);
        var whenMended = verify(true, mended);
        var afterwards = verify(false, new ByteArrayOutputStream());

        assertThat(whenTold).isZero();
        assertThat(text(told))
                .containsPattern("project +5,000 +5,000 +0 +0")
                .endsWith("SpiceDB and the index say what the record says.\n");
        assertThat(whenFound).isEqualTo(1);
        assertThat(text(found))
                .containsPattern("project +5,000 +5,000 +2 +2")
                .containsPattern("group +1 +0 +1 +0")
                .contains("SpiceDB lacks project:01J00000000000000000000007#editor@user:late")
                .contains("SpiceDB lacks group:01G00000000000000000000001#owner@user:late")
                .contains("SpiceDB still has project:01J00000000000000000000042#viewer@user")
                .contains("SpiceDB still has project:01J00000000000000000000042#owner@user");
        assertThat(whenMended).isZero();
        assertThat(text(mended)).contains("Comparing again:");
        assertThat(afterwards).isZero();
    }

    @Test
    void whatIsWrongInTheIndexIsNamedAndMended() {
        recordAndTell(FEW_PROJECTS);
        sql("DELETE FROM authz.shares WHERE user_id = 'viewer-7'");
        var found = new ByteArrayOutputStream();

        var whenFound = verify(false, found);
        var whenMended = verify(true, new ByteArrayOutputStream());

        assertThat(whenFound).isEqualTo(1);
        assertThat(text(found)).contains("project:01J00000000000000000000007");
        assertThat(whenMended).isZero();
    }

    @Test
    void whatIsOnItsWayIsNoDifference() {
        recordAndTell(FEW_PROJECTS);
        var away = new HashMap<>(environment());
        away.put("AUTHZ_DB_GRPC_PORT", "1");
        inAProgram(away, beans -> add(beans, members(1_200)));

        var exitCode = verify(false, new ByteArrayOutputStream());

        assertThat(exitCode).isZero();
    }

    @Test
    void mendingThatWasInterruptedIsBegunAgain() {
        recordAndTell(FEW_PROJECTS);
        plant();
        sql("DELETE FROM authz.relations WHERE relation = 'viewer'");

        assertThatThrownBy(() ->
                        inAProgram(beans ->
                                beans.getBean(Verification.class).run(true, VerifyIT::breakOff)))
                .hasMessage("broken off");
        var exitCode = verify(true, new ByteArrayOutputStream());

        assertThat(exitCode).isZero();
    }

    @Test
    void mendingDoesNotUndoWhatOthersDoMeanwhile() throws Exception {
        recordAndTell(FEW_PROJECTS);
        plant();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var others = threads.submit(() -> inAProgram(VerifyIT::comeAndGo));
            for (int round = 0; round < 3 || !others.isDone(); round++) {
                verify(true, new ByteArrayOutputStream());
            }
            others.get();
        }

        var out = new ByteArrayOutputStream();
        var exitCode = verify(false, out);

        assertThat(text(out)).containsPattern("group +51 +51 +0 +0");
        assertThat(exitCode).isZero();
    }

    @Test
    void aServerThatHasForgottenIsASentence() {
        var empty = new HashMap<>(environment());
        empty.put("AUTHZ_DB_KEY", SPICEDB.keyOfAnEmptyStore());
        var errors = new StringWriter();

        var exitCode =
                BackgroundJobs.program(empty)
                        .writingTo(new PrintWriter(new StringWriter()), new PrintWriter(errors))
                        .run("authz", "verify");

        assertThat(exitCode).isEqualTo(1);
        assertThat(errors.toString()).startsWith("SpiceDB does not know all relations yet:");
    }

    @Test
    void theHelpHasExamples() {
        var out = new StringWriter();

        var exitCode =
                BackgroundJobs.program(Map.of())
                        .writingTo(new PrintWriter(out), new PrintWriter(new StringWriter()))
                        .run("authz", "verify", "--help");

        assertThat(exitCode).isZero();
        assertThat(out.toString()).contains("background_jobs authz verify --mend", "Exit codes:");
    }

    /// Four relations for each project.
    private void recordAndTell(int projects) {
        for (int from = 1; from <= projects; from += PROJECTS_AT_ONCE) {
            record(from, Math.min(from + PROJECTS_AT_ONCE - 1, projects));
        }
        inAProgram(beans -> {
            var copy = beans.getBean(RelationCopy.class);
            copy.writeSchema();
            var fence = copy.open();
            var record = beans.getBean(RelationRecord.class);
            for (var page = record.after(null, 1_000);
                    !page.isEmpty();
                    page = record.after(page.getLast(), 1_000)) {
                copy.fill(fence, page);
            }
            return copy.complete(fence);
        });
    }

    private static void record(int first, int last) {
        sql(
                """
                INSERT INTO authz.relations
                    (resource_type, resource_id, relation, subject_type, subject_id)
                SELECT 'project', '01J' || lpad(n::text, 23, '0'), relation, type, id
                FROM generate_series(%d, %d) n
                CROSS JOIN LATERAL (VALUES
                    ('owner', 'user', 'owner-' || n),
                    ('viewer', 'user', 'viewer-' || n),
                    ('project_platform', 'platform', 'renku'),
                    ('project_namespace', 'group', '01G' || lpad((n %% 99)::text, 23, '0')))
                    AS kinds (relation, type, id)
                """
                        .formatted(first, last));
    }

    /// Two relations are gone from the record, two are new in it; SpiceDB hears nothing.
    private static void plant() {
        sql(
                """
                DELETE FROM authz.relations
                WHERE resource_id = '01J00000000000000000000042' AND subject_type = 'user'
                """);
        sql(
                """
                INSERT INTO authz.relations
                    (resource_type, resource_id, relation, subject_type, subject_id)
                VALUES ('project', '01J00000000000000000000007', 'editor', 'user', 'late'),
                    ('group', '01G00000000000000000000001', 'owner', 'user', 'late')
                """);
        sql(
                """
                INSERT INTO authz.relations
                    (resource_type, resource_id, relation, subject_type, subject_id)
                VALUES ('project', '01J00000000000000000000042', 'public_viewer', 'user', '*')
                """);
    }

    private static void breakOff(long relations, long expected) {
        if (relations > 1) {
            throw new IllegalStateException("broken off");
        }
    }

    private static boolean comeAndGo(ApplicationContext beans) {
        for (int round = 0; round < 10; round++) {
            add(beans, members(50));
            remove(beans, members(50));
        }
        return add(beans, members(50));
    }

    private static List<Relation> members(int count) {
        return IntStream.range(0, count)
                .mapToObj(at -> Relation.membership(CREW, new UserId("member-" + at), Role.VIEWER))
                .toList();
    }

    private static boolean add(ApplicationContext beans, List<Relation> relations) {
        return beans.getBean(UnitOfWork.class)
                .run(() -> {
                    beans.getBean(Relations.class).add(relations);
                    return true;
                });
    }

    private static boolean remove(ApplicationContext beans, List<Relation> relations) {
        return beans.getBean(UnitOfWork.class)
                .run(() -> {
                    beans.getBean(Relations.class).remove(relations);
                    return true;
                });
    }

    private static void sql(String statement) {
        DATABASE.unitOfWork().run(() -> DATABASE.sql().change(statement));
    }

    private int verify(boolean mend, ByteArrayOutputStream out) {
        return inAProgram(beans ->
                new VerifyRun(
                                beans.getBean(Verification.class),
                                new PrintStream(out, true, StandardCharsets.UTF_8),
                                System.err)
                        .run(mend));
    }

    private <T> T inAProgram(Function<ApplicationContext, T> work) {
        return inAProgram(environment(), work);
    }

    private static <T> T inAProgram(
            Map<String, String> environment, Function<ApplicationContext, T> work) {
        var composition = Composition.read(new Settings(environment));
        return Service.once(composition.singletons(), work);
    }

    private Map<String, String> environment() {
        return SettingsOfTests.of(DATABASE.settings(), SPICEDB.host(), SPICEDB.port(), key);
    }

    private static String text(ByteArrayOutputStream out) {
        return out.toString(StandardCharsets.UTF_8);
    }
}
