package dev.ashlar.backgroundjobs;

import dev.ashlar.runtime.Program;
import picocli.CommandLine.Command;

/// The program `background_jobs`: one sub-command for each thing that it can do.
@Command(
        name = "background_jobs",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Does one recurring task and ends.")
public final class BackgroundJobs {
    private BackgroundJobs() {}

    public static void main(String... arguments) {
        System.exit(new Program(new BackgroundJobs(), System.getenv()).run(arguments));
    }
}
