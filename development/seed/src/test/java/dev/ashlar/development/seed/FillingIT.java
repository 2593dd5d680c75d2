package dev.ashlar.development.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.testkit.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FillingIT {
    @RegisterExtension static final TestDatabase database = TestDatabase.withTables();

    private static final Numbers NUMBERS = new Numbers(300, 200, 50, 7);

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void empty() {
        change("DROP SCHEMA IF EXISTS seed CASCADE");
        database.clear();
    }

    @Test
    void everythingIsThereAsManyTimesAsAskedFor() throws Exception {
        fill(NUMBERS, true);

        assertThat(count("project.projects")).isEqualTo(300);
        assertThat(count("users.people")).isEqualTo(200);
        assertThat(count("namespace.groups")).isEqualTo(50);
        assertThat(count("namespace.named WHERE kind = 'user'")).isEqualTo(200);
        assertThat(count("namespace.entities")).isEqualTo(300);
    }

    @Test
    void theIndexSaysWhatTheRelationsSay() throws Exception {
        fill(NUMBERS, true);

        assertThat(count("authz.things WHERE recorded")).isEqualTo(300);
        assertThat(count("authz.index_differences")).isZero();
        assertThat(
                        count(
                                "authz.things t JOIN project.projects p USING (id)"
                                        + " WHERE t.listed_at = p.updated_at AND t.public = (p.visibility = 'PUBLIC')"))
                .isEqualTo(300);
    }

    @Test
    void everyRelationIsAnnouncedOnceInEntriesOfAThousandAtMost() throws Exception {
        fill(NUMBERS, true);

        var announced =
                "(SELECT jsonb_array_elements_text(payload -> 'added') AS name"
                        + " FROM database.outbox WHERE channel = 'relations') AS announced";
        assertThat(count(announced)).isEqualTo(count("authz.relations"));
        assertThat(
                        count(
                                "authz.relations r JOIN "
                                        + announced
                                        + " ON name = format('%s:%s#%s@%s:%s',"
                                        + " resource_type, resource_id, r.relation, subject_type, subject_id)"))
                .isEqualTo(count("authz.relations"));
        assertThat(count("database.outbox WHERE jsonb_array_length(payload -> 'added') > 1000"))
                .isZero();
    }

    @Test
    void withoutTheRelayNothingIsAnnounced() throws Exception {
        fill(NUMBERS, false);

        assertThat(count("authz.relations")).isPositive();
        assertThat(count("database.outbox")).isZero();
    }

    @Test
    void aDemoUserWhoWasThereKeepsHerIdAndHerNamespace() throws Exception {
        change(
                "INSERT INTO users.users (id, username, first_seen_at) VALUES ('my-id', 'grace', now())");
        change(
                "INSERT INTO namespace.namespaces VALUES ('01J0000000000000000000000X', 'grace', 'user', 'my-id')");

        fill(NUMBERS, true);

        assertThat(count("users.people")).isEqualTo(200);
        assertThat(count("authz.members WHERE type = 'group' AND user_id = 'my-id'")).isEqualTo(50);
    }

    @Test
    void aSecondRunWritesNothing() throws Exception {
        fill(NUMBERS, true);
        var before =
                List.of(
                        count("authz.relations"),
                        count("database.outbox"),
                        count("project.projects"));

        fill(NUMBERS, true);

        assertThat(
                        List.of(
                                count("authz.relations"),
                                count("database.outbox"),
                                count("project.projects")))
                .isEqualTo(before);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("Wrote 0 relations");
    }

    @Test
    void whatAnInterruptedRunHasNotWrittenIsWrittenByTheNext() throws Exception {
        fill(NUMBERS, true);
        change("DELETE FROM seed.chunks WHERE step = 'PROJECTS'");
        change("DELETE FROM namespace.slugs");
        change("DELETE FROM project.projects");
        change("DELETE FROM authz.relations WHERE resource_type = 'project'");

        fill(NUMBERS, true);

        assertThat(count("project.projects")).isEqualTo(300);
        assertThat(count("authz.index_differences")).isZero();
    }

    @Test
    void otherNumbersAreRefused() throws Exception {
        fill(NUMBERS, true);

        assertThatThrownBy(() -> fill(new Numbers(301, 200, 50, 7), true))
                .isInstanceOf(SeedFailure.class)
                .hasMessageContaining("PROJECTS=300 USERS=200 GROUPS=50 SEED=7")
                .hasMessageContaining("make reset");
    }

    @Test
    void onlyOneFillsADatabaseAtATime() throws Exception {
        try (var other = target().open();
                var statement = other.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(%d)".formatted(Filling.LOCK));

            assertThatThrownBy(() -> fill(NUMBERS, true))
                    .hasMessage("Somebody else is filling this database: wait for it.");
        }
    }

    private void fill(Numbers numbers, boolean relayed) throws Exception {
        new Filling(target(), numbers, relayed, new PrintStream(said, true, StandardCharsets.UTF_8))
                .run();
    }

    private static Target target() {
        var settings = database.settings();
        return new Target(
                settings.host(),
                Integer.toString(settings.port()),
                settings.name(),
                settings.user(),
                settings.password().value());
    }

    private static void change(String statement) {
        database.unitOfWork().run(() -> database.sql().change(statement));
    }

    private static long count(String what) {
        return database.sql()
                .one("SELECT count(*) AS count FROM " + what, row -> row.number("count"))
                .orElseThrow();
    }
}
