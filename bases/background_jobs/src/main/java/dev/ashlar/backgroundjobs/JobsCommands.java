package dev.ashlar.backgroundjobs;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The single jobs.
@Command(
        name = "jobs",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Lists the jobs, and runs some of them.")
final class JobsCommands {
    private JobsCommands() {}

    static CommandLine commands(Map<String, String> environment) {
        return new CommandLine(new JobsCommands())
                .addSubcommand(new JobsList(environment))
                .addSubcommand(new JobsRun(environment));
    }
}
