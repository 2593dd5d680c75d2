package dev.ashlar.chart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.backgroundjobs.BackgroundJobs;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NeedsHelm
final class TimetableIT {
    @ParameterizedTest
    @CsvSource({
        "ashlar-short, */2 * * * *, short_period_sync",
        "ashlar-long, 0 3 * * *, long_period_sync"
    })
    void backgroundJobsRunWhenTheContractSays(String name, String schedule, String command) {
        var spec = Helm.rendered("minimal").one(CronJob.class, name).getSpec();
        var job = spec.getJobTemplate().getSpec();

        assertThat(spec.getSchedule()).isEqualTo(schedule);
        assertThat(spec.getTimeZone()).isEqualTo("Etc/UTC");
        assertThat(spec.getConcurrencyPolicy()).isEqualTo("Forbid");
        assertThat(job.getTemplate().getSpec().getRestartPolicy()).isEqualTo("Never");
        assertThat(Rendered.only(job.getTemplate()).getArgs()).containsExactly(command);
    }

    @Test
    void theProgramHasTheCommandsThatItIsGiven() throws IOException, InterruptedException {
        var help = help();

        assertThat(Helm.rendered("minimal").all(CronJob.class))
                .allSatisfy(each -> {
                    var pod = each.getSpec().getJobTemplate().getSpec().getTemplate();
                    assertThat(help).contains(Rendered.only(pod).getArgs().getFirst());
                });
    }

    /// What the program says of itself.
    private static String help() throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process =
                new ProcessBuilder(
                                java,
                                "-cp",
                                System.getProperty("java.class.path"),
                                BackgroundJobs.class.getName(),
                                "--help")
                        .redirectErrorStream(true)
                        .start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    /// What the program is told ends its run in good order; the cluster ends one that does not listen.
    @ParameterizedTest
    @CsvSource({"research-short, JOBS_SHORT_RUN_SECONDS", "research-long, JOBS_LONG_RUN_SECONDS"})
    void theProgramStopsARunBeforeTheClusterDoes(String name, String variable) {
        var rendered = Helm.rendered("everything");
        var job = rendered.one(CronJob.class, name).getSpec().getJobTemplate().getSpec();

        assertThat(job.getActiveDeadlineSeconds())
                .isGreaterThan(Long.parseLong(rendered.environment(name).get(variable)));
    }

    /// The program adds 30 seconds to the bound of the run that it waits for, and again to its own.
    @Test
    void aLongRunThatWaitsForAShortOneHasAllOfItsTime() {
        var rendered = Helm.rendered("everything");
        var settings = rendered.environment("research-long");
        var longest = Long.parseLong(settings.get("JOBS_LONG_RUN_SECONDS"));
        var waiting = Long.parseLong(settings.get("JOBS_SHORT_RUN_SECONDS")) + 30;
        var job = rendered.one(CronJob.class, "research-long").getSpec().getJobTemplate().getSpec();

        assertThat(job.getActiveDeadlineSeconds()).isGreaterThan(waiting + longest + 30);
    }

    @Test
    void aRunEndsIsNotRepeatedAndLeavesLittleBehind() {
        assertThat(Helm.rendered("minimal").all(CronJob.class))
                .hasSize(2)
                .allSatisfy(each -> {
                    var job = each.getSpec().getJobTemplate().getSpec();
                    assertThat(job.getActiveDeadlineSeconds()).isPositive();
                    assertThat(job.getBackoffLimit()).isZero();
                    assertThat(each.getSpec().getSuspend()).isFalse();
                    assertThat(each.getSpec().getStartingDeadlineSeconds()).isPositive();
                    assertThat(each.getSpec().getSuccessfulJobsHistoryLimit()).isBetween(1, 3);
                    assertThat(each.getSpec().getFailedJobsHistoryLimit()).isBetween(1, 3);
                });
    }

    @Test
    void withoutJobsThereIsNothingOfThem() {
        var rendered = Helm.rendered("minimal", "--set", "backgroundJobs.enabled=false");

        assertThat(rendered.objects())
                .extracting(each -> each.getMetadata().getName())
                .noneMatch(name -> name.contains("background") || name.endsWith("-short"));
    }
}
