package dev.ashlar.development.stack;

import dev.ashlar.development.servers.ServerFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// What `make run`, `make stop`, `make reset`, `make token`, `make jobs`, `make test` and `make test-cluster`
/// call.
@Command(
        name = "stack",
        description = "The local stack: real servers and the three services on one machine.",
        mixinStandardHelpOptions = true,
        subcommands = {
            RunCommand.class,
            StopCommand.class,
            ResetCommand.class,
            TokenCommand.class,
            JobsCommand.class,
            WithServersCommand.class,
            WithClusterCommand.class
        })
final class StackProgram {
    static final int FAILED = 1;

    private StackProgram() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new StackProgram())
                .setExecutionExceptionHandler((failure, line, _) -> explained(failure, line));
    }

    /// A failure that somebody foresaw is one sentence; anything else is a defect of ours and shows where it is.
    private static int explained(Exception failure, CommandLine line) {
        if (failure instanceof ServerFailure) {
            line.getErr().println(failure.getMessage());
        } else {
            failure.printStackTrace(line.getErr());
        }
        line.getErr().flush();
        return FAILED;
    }
}
