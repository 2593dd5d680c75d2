package dev.ashlar.backgroundjobs;

import static java.util.stream.Collectors.joining;

import dev.ashlar.jobs.Job;
import dev.ashlar.runtime.Program;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// What there is to run.
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the jobs in the order in which they run: name, in which run, what it does.",
            ""
        },
        footer = {"", "Example:", "  background_jobs jobs list"})
final class JobsList implements Callable<Integer> {
    private static final String BY_HAND = "by hand";

    private final Map<String, String> environment;

    @Spec private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the spec.
    JobsList(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        return new JobsSession(environment, spec.commandLine())
                .with(jobs -> {
                    jobs.all()
                            .forEach(job ->
                                    out.printf(
                                            "%-36s %-12s %s%n",
                                            job.name(), periods(job), job.purpose()));
                    out.flush();
                    return Program.OK;
                });
    }

    private static String periods(Job job) {
        return job.periods().isEmpty()
                ? BY_HAND
                : job.periods().stream()
                        .sorted()
                        .map(period -> period.name().toLowerCase(Locale.ROOT))
                        .collect(joining(", "));
    }
}
