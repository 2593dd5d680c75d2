package dev.ashlar.authz.repositories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// No crash parts a relation from the entry by which SpiceDB will hear of it.
class CrashIT {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();

    @BeforeEach
    void clear() {
        DATABASE.clear();
    }

    @Test
    void killedRightAfterTheCommitBothAreThere() throws Exception {
        runAndDie(Crash.AFTER);

        assertThat(relations()).containsExactly(Crash.RELATION.toString());
        assertThat(announced()).containsExactly(Crash.RELATION.toString());
    }

    @Test
    void killedBeforeTheCommitNeitherIsThere() throws Exception {
        runAndDie(Crash.BEFORE);

        assertThat(relations()).isEmpty();
        assertThat(announced()).isEmpty();
    }

    private static void runAndDie(String when) throws Exception {
        var settings = DATABASE.settings();
        var exit =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Crash.class.getName(),
                                when,
                                settings.host(),
                                Integer.toString(settings.port()),
                                settings.user(),
                                settings.name(),
                                settings.password().value())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();

        assertThat(exit).isEqualTo(137);
    }

    private static List<String> relations() {
        return DATABASE.sql()
                .all("SELECT * FROM authz.relations", row -> JdbcRelations.read(row).toString());
    }

    private static List<String> announced() {
        return DATABASE.sql()
                .all(
                        """
                        SELECT jsonb_array_elements_text(payload -> 'added') AS relation
                        FROM database.outbox WHERE channel = 'relations'
                        """,
                        row -> row.text("relation"));
    }
}
