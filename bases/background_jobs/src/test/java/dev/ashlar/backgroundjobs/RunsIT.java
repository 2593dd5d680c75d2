package dev.ashlar.backgroundjobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ashlar.testkit.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Runs as operators and clusters see them.
class RunsIT {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();

    private static final String BUSY = "Another run is at work: nothing was done.\n";

    @TempDir private Path folder;

    /// What a command said.
    private record Said(int exitCode, String out, String err) {
        JsonNode json() throws Exception {
            return new ObjectMapper().readTree(out);
        }
    }

    @Test
    void ofTwoRunsOneWorksAndTheOtherSaysSoAndEndsWell() throws Exception {
        try (var working = start("jobs", "run", "test_waits").awaitBegun()) {
            var other = says("short_period_sync");
            var third = says("jobs", "run", "test_fails", "--json");

            assertThat(other.exitCode()).isZero();
            assertThat(other.out()).isEqualTo(BUSY);
            assertThat(third.exitCode()).isZero();
            assertThat(third.json().path("skipped").asText()).isEqualTo(BUSY.strip());
            assertThat(working.letEnd().exitCode()).isZero();
            assertThat(working.out())
                    .containsPattern("test_waits +[0-9,]+ +1 +0 ")
                    .contains(": 1 changed, nothing failed.");
        }
    }

    @Test
    void aRunThatIsKilledLeavesTheWayFree() throws Exception {
        try (var killed = start("jobs", "run", "test_waits").awaitBegun()) {
            killed.process().destroyForcibly().waitFor();

            var next = says("jobs", "run", "test_fails");

            assertThat(next.out()).contains("test_fails");
        }
    }

    @Test
    void aRunThatIsToldToStopFinishesItsRecordAndReports() throws Exception {
        try (var told = start("jobs", "run", "test_waits", "--json").awaitBegun()) {
            told.process().destroy();

            assertThat(told.exitCode()).isEqualTo(143);
            var report = new ObjectMapper().readTree(told.out());
            assertThat(report.path("ended_early").asText()).isEqualTo("It was told to stop.");
            assertThat(report.at("/jobs/0/ending").asText()).isEqualTo("cut_short");
            assertThat(report.at("/jobs/0/changed").asInt()).isEqualTo(1);
        }
    }

    @Test
    void aRunThatTakesLongSaysHowFarItIsAndEndsInTime() throws Exception {
        var settings = environment();
        settings.put("JOBS_LONG_RUN_SECONDS", "3");
        try (var slow = JobsProcess.start(folder, settings, "jobs", "run", "test_waits")) {
            assertThat(slow.exitCode()).isEqualTo(1);
            assertThat(slow.out())
                    .contains("The run ended early. Its time was over: a run may take 3 seconds.");
            assertThat(slow.err().lines())
                    .hasSizeBetween(1, 2)
                    .allMatch(line ->
                            line.matches(
                                    "test_waits: [0-9,]+ of about 10,000 looked at, 1 changed, 0"
                                            + " failed"));
        }
    }

    @Test
    void whatFailedIsNamedAndTheExitCodeSaysSo() {
        var said = says("jobs", "run", "test_fails");

        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.out())
                .containsPattern("test_fails +2 +1 +1 +\\d+ ms")
                .contains("test_fails failed: user 7: It is taken.")
                .contains(": 1 changed, 1 failed.");
    }

    @Test
    void theReportIsJsonForPrograms() throws Exception {
        var said = says("jobs", "run", "test_fails", "--json");

        var report = said.json();
        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(report.path("run").asText()).isEqualTo("named");
        assertThat(report.path("failed").asBoolean()).isTrue();
        assertThat(report.path("ended_early").isNull()).isTrue();
        assertThat(report.at("/jobs/0/job").asText()).isEqualTo("test_fails");
        assertThat(report.at("/jobs/0/ending").asText()).isEqualTo("done");
        assertThat(report.at("/jobs/0/looked").asInt()).isEqualTo(2);
        assertThat(report.at("/jobs/0/failures/0").asText()).isEqualTo("user 7: It is taken.");
    }

    @Test
    void prometheusFindsWhatBecameOfARunInAFile() throws Exception {
        var file = folder.resolve("jobs.prom");
        Files.writeString(file, "of the run before");

        says("jobs", "run", "test_fails", "--metrics-file", file.toString());

        assertThat(file)
                .content()
                .contains("# TYPE background_jobs_run_failed gauge")
                .contains("background_jobs_run_failed{run=\"named\"} 1.000\n")
                .contains(
                        "background_jobs_job_failed_records{run=\"named\",job=\"test_fails\"} 1.000\n");
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void aFileThatCannotBeWrittenChangesNoExitCode() {
        var said =
                says(
                        "jobs",
                        "run",
                        "generate_user_namespaces",
                        "--metrics-file",
                        folder.resolve("no/where").toString());

        assertThat(said.exitCode()).isZero();
        assertThat(said.err()).startsWith("The metrics could not be written to ");
    }

    @Test
    void whatThereIsNotIsWrongUse() {
        var said = says("jobs", "run", "tidy_up");

        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.err()).contains("There is no job \"tidy_up\". There are: ", "test_fails");
    }

    @Test
    void aDatabaseThatDoesNotFitIsRefusedInASentence() {
        var settings = environment();
        settings.put("DB_NAME", "template1");

        var said = says(settings, "long_period_sync");

        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.err())
                .startsWith("The database is older than this program")
                .hasLineCount(1);
    }

    @Test
    void theListSaysWhatEachJobDoesAndWhen() {
        var said = says("jobs", "list");

        assertThat(said.exitCode()).isZero();
        assertThat(said.out()).containsPattern("test_waits +by hand +Waits for a test\\.");
    }

    @Test
    void everyCommandHasExamplesAndExitCodes() {
        assertThat(says("short_period_sync", "--help").out()).contains("Examples:", "Exit codes:");
        assertThat(says("long_period_sync", "--help").out()).contains("Examples:", "Exit codes:");
        assertThat(says("jobs", "run", "--help").out()).contains("Examples:", "Exit codes:");
        assertThat(says("jobs", "list", "--help").out()).contains("Example:");
    }

    private JobsProcess start(String... arguments) throws Exception {
        return JobsProcess.start(folder, environment(), arguments);
    }

    private static Said says(String... arguments) {
        return says(environment(), arguments);
    }

    private static Said says(Map<String, String> settings, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var exitCode =
                BackgroundJobs.program(settings)
                        .writingTo(new PrintWriter(out), new PrintWriter(err))
                        .run(arguments);
        return new Said(exitCode, out.toString(), err.toString());
    }

    /// No server of SpiceDB or Redis: a run that has nothing to do with them does not ask.
    private static Map<String, String> environment() {
        return SettingsOfTests.of(DATABASE.settings(), "localhost", 1, "none");
    }
}
