package dev.ashlar.backgroundjobs;

import dev.ashlar.jobs.Period;
import dev.ashlar.jobs.Plan;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The run that comes every two minutes.
@Command(
        name = "short_period_sync",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the jobs that are due every two minutes, one after another.",
            "While another run is at work it says so and ends. It can be stopped at any time; the",
            "next run does what is left.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  background_jobs short_period_sync          prints a table when it is done",
            "  background_jobs short_period_sync --json   prints one JSON object instead",
            "",
            "Exit codes: 0 all was done, or another run is at work; 1 something failed;",
            "2 wrong use or wrong settings."
        })
final class ShortPeriodSync implements Callable<Integer> {
    private final Map<String, String> environment;

    @Mixin private RunOptions options = new RunOptions();
    @Spec private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the spec.
    ShortPeriodSync(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        return new JobsSession(environment, spec.commandLine())
                .run(
                        options,
                        (jobs, settings) ->
                                new Plan(
                                        "short",
                                        jobs.due(Period.SHORT),
                                        settings.shortRun(),
                                        Duration.ZERO));
    }
}
