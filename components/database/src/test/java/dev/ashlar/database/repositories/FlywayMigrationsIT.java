package dev.ashlar.database.repositories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.database.DatabaseNotUsable;
import dev.ashlar.database.DatabaseSettings;
import dev.ashlar.kernel.Sensitive;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FlywayMigrationsIT {
    @RegisterExtension static final SharedServer SERVER = new SharedServer();

    @Test
    void anEmptyDatabaseGetsItsTablesAndFitsThen() {
        var settings = SERVER.fresh("empty");

        PostgresDatabase.migrations(settings).migrate();

        PostgresDatabase.migrations(settings).checkVersion();
        assertThat(count(settings, "database.outbox")).isZero();
        assertThat(count(settings, "database.schema_history WHERE type = 'SQL'")).isPositive();
    }

    @Test
    void severalProgramsThatStartTogetherMigrateOnce() throws Exception {
        var settings = SERVER.fresh("together");
        var migrations = PostgresDatabase.migrations(settings);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var starts = new ArrayList<Future<?>>();
            for (int at = 0; at < 6; at++) {
                starts.add(threads.submit(migrations::migrate));
            }
            for (var start : starts) {
                start.get();
            }
        }

        var carried = MigrationFiles.find(getClass().getClassLoader());
        assertThat(count(settings, "database.schema_history WHERE type = 'SQL'"))
                .isEqualTo(carried.size());
    }

    @Test
    void anOldDatabaseIsRefusedInOneSentence() throws Exception {
        var settings = SERVER.fresh("old");

        assertThatThrownBy(() -> PostgresDatabase.migrations(settings).checkVersion())
                .isInstanceOf(DatabaseNotUsable.class)
                .hasMessageStartingWith("The database is older than this program, it lacks ")
                .hasMessageNotContaining("\n");
    }

    @Test
    void aNewerDatabaseIsRefusedByBoth() throws Exception {
        var settings = SERVER.fresh("newer");
        var migrations = PostgresDatabase.migrations(settings);
        migrations.migrate();
        pretendApplied(settings, "database/V209901010000__database_later.sql");

        assertThatThrownBy(migrations::checkVersion)
                .isInstanceOf(DatabaseNotUsable.class)
                .hasMessageContaining("newer than this program")
                .hasMessageContaining("database_later");
        assertThatThrownBy(migrations::migrate).isInstanceOf(DatabaseNotUsable.class);
    }

    @Test
    void tablesOfComponentsThatAProgramDoesNotCarryDoNotTroubleIt() throws Exception {
        var settings = SERVER.fresh("others");
        var migrations = PostgresDatabase.migrations(settings);
        migrations.migrate();
        pretendApplied(settings, "other/V202601010000__other_tables.sql");

        migrations.checkVersion();

        assertThatThrownBy(migrations::migrate)
                .as("whoever migrates carries all components")
                .isInstanceOf(DatabaseNotUsable.class);
    }

    @Test
    void aChangedScriptIsNotTakenForTheOldOne() throws Exception {
        var settings = SERVER.fresh("changed");
        var migrations = PostgresDatabase.migrations(settings);
        migrations.migrate();
        execute(settings, "UPDATE database.schema_history SET checksum = 1 WHERE type = 'SQL'");

        assertThatThrownBy(migrations::migrate)
                .isInstanceOf(DatabaseNotUsable.class)
                .hasMessageContaining("checksum");
    }

    @Test
    void aWrongPasswordOrNameIsSaidAtOnce() {
        var right = SERVER.settings();
        var wrongName = SERVER.settings("nowhere");
        var wrongUser =
                new DatabaseSettings(
                        right.host(),
                        right.port(),
                        "nobody",
                        right.name(),
                        new Sensitive("secret"),
                        1,
                        right.patience());

        assertThatThrownBy(() -> PostgresDatabase.migrations(wrongName).checkVersion())
                .hasMessageContaining("There is no database nowhere")
                .hasMessageContaining("DB_NAME");
        assertThatThrownBy(() -> PostgresDatabase.migrations(wrongUser).checkVersion())
                .hasMessageContaining("DB_USER")
                .hasMessageNotContaining("secret");
    }

    private static void pretendApplied(DatabaseSettings settings, String script) {
        execute(
                settings,
                """
                INSERT INTO database.schema_history
                    (installed_rank, description, type, script, installed_by, execution_time, success)
                VALUES (999, 'later', 'SQL', '%s', 'test', 1, true)
                """
                        .formatted(script));
    }

    private static void execute(DatabaseSettings settings, String statement) {
        try (var database = new PostgresDatabase(settings)) {
            database.unitOfWork().run(() -> database.sql().change(statement));
        }
    }

    private static long count(DatabaseSettings settings, String from) {
        try (var database = new PostgresDatabase(settings)) {
            return database.sql()
                    .one("SELECT count(*) AS n FROM " + from, row -> row.number("n"))
                    .orElseThrow();
        }
    }
}
