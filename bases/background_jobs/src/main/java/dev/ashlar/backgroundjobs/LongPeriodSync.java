package dev.ashlar.backgroundjobs;

import dev.ashlar.jobs.JobsSettings;
import dev.ashlar.jobs.Period;
import dev.ashlar.jobs.Plan;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The run that comes every night.
@Command(
        name = "long_period_sync",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the jobs that are due every night, one after another.",
            "It waits for a short run to end; while another long run is at work it says so and ends.",
            "It can be stopped at any time; the next run does what is left.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  background_jobs long_period_sync          prints a table when it is done",
            "  background_jobs long_period_sync --metrics-file /var/lib/node_exporter/jobs.prom",
            "",
            "Exit codes: 0 all was done, or another run is at work; 1 something failed;",
            "2 wrong use or wrong settings."
        })
final class LongPeriodSync implements Callable<Integer> {
    /// A short run that is over in time still has its last record to finish.
    private static final Duration LAST_RECORD = Duration.ofSeconds(30);

    private final Map<String, String> environment;

    @Mixin private RunOptions options = new RunOptions();
    @Spec private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the spec.
    LongPeriodSync(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        return new JobsSession(environment, spec.commandLine())
                .run(
                        options,
                        (jobs, settings) ->
                                new Plan(
                                        "long",
                                        jobs.due(Period.LONG),
                                        settings.longRun(),
                                        patience(settings)));
    }

    /// Both begin at three o'clock: the one that comes once a day must not be the one that goes without.
    private static Duration patience(JobsSettings settings) {
        return settings.shortRun().plus(LAST_RECORD);
    }
}
