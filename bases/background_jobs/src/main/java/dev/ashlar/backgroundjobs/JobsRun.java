package dev.ashlar.backgroundjobs;

import static java.util.stream.Collectors.joining;

import dev.ashlar.jobs.Job;
import dev.ashlar.jobs.Jobs;
import dev.ashlar.jobs.Plan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Some jobs, by name.
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the named jobs, one after another, in the order of `jobs list`.",
            "While another run is at work it says so and ends.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  background_jobs jobs run generate_user_namespaces",
            "  background_jobs jobs run record_of_relations copies_of_relations --json",
            "",
            "Exit codes: 0 all was done, or another run is at work; 1 something failed;",
            "2 wrong use or wrong settings."
        })
final class JobsRun implements Callable<Integer> {
    private final Map<String, String> environment;

    @Parameters(arity = "1..*", paramLabel = "NAME", description = "As `jobs list` shows it.")
    private List<String> names = List.of();

    @Mixin private RunOptions options = new RunOptions();
    @Spec private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the spec.
    JobsRun(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        return new JobsSession(environment, spec.commandLine())
                .run(
                        options,
                        (jobs, settings) ->
                                new Plan("named", named(jobs), settings.longRun(), Duration.ZERO));
    }

    private List<Job> named(Jobs jobs) {
        var known = jobs.all().stream().map(Job::name).toList();
        for (var name : names) {
            if (!known.contains(name)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "There is no job \"%s\". There are: %s."
                                .formatted(name, known.stream().collect(joining(", "))));
            }
        }
        return jobs.all().stream().filter(job -> names.contains(job.name())).toList();
    }
}
