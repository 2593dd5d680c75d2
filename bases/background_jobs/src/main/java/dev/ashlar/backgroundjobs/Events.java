package dev.ashlar.backgroundjobs;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// What can be done with the events that other services read.
@Command(
        name = "events",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Shows the events that other services read.")
final class Events {
    private Events() {}

    static CommandLine commands(Map<String, String> environment) {
        return new CommandLine(new Events()).addSubcommand(new EventsTail(environment));
    }
}
