package dev.ashlar.backgroundjobs;

import dev.ashlar.runtime.Program;
import java.util.Map;
import picocli.CommandLine.Command;

/// The program `background_jobs`: one sub-command for each thing that it can do.
@Command(
        name = "background_jobs",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Does one task and ends.")
public final class BackgroundJobs {
    private BackgroundJobs() {}

    public static void main(String... arguments) {
        Program.logToStandardError();
        System.exit(program(System.getenv()).run(arguments));
    }

    static Program program(Map<String, String> environment) {
        return new Program(
                new BackgroundJobs(),
                environment,
                new ShortPeriodSync(environment),
                new LongPeriodSync(environment),
                JobsCommands.commands(environment),
                new Check(environment),
                new Authz(environment),
                Events.commands(environment));
    }
}
