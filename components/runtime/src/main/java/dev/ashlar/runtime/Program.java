package dev.ashlar.runtime;

import dev.ashlar.kernel.SettingsException;
import dev.ashlar.kernel.StartException;
import java.io.PrintWriter;
import java.net.BindException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/// The command line of a program, the same way for all: `--help`, `--version`, sub-commands, and exit codes.
///
/// What goes wrong is said in sentences on standard error: settings that are wrong or missing one by one, everything
/// else in one; what nobody foresaw is in the log too, with its stack trace.
public final class Program {
    /// Everything went well.
    public static final int OK = 0;

    /// The program could not do what it was asked for.
    public static final int FAILED = 1;

    /// The program was called in a wrong way, or its settings are wrong.
    public static final int WRONG_USE = 2;

    private final Object command;
    private final Map<String, String> environment;
    private final Object[] subcommands;
    private PrintWriter out = new PrintWriter(System.out, true);
    private PrintWriter err = new PrintWriter(System.err, true);

    /// @param command annotated for picocli
    /// @param environment for what the program says of itself; the command reads its settings on its own
    /// @param subcommands annotated likewise
    public Program(Object command, Map<String, String> environment, Object... subcommands) {
        this.command = command;
        this.environment = environment;
        this.subcommands = subcommands.clone();
    }

    /// For programs whose answers stand on standard output and are read by others. To be called before the first line is
    /// logged.
    public static void logToStandardError() {
        System.setProperty(LoggingConfigurator.TARGET, "System.err");
    }

    /// Writes there instead of to standard output and standard error.
    public Program writingTo(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
        return this;
    }

    /// Runs the command that the arguments name, to its end.
    ///
    /// @return what the process should exit with
    public int run(String... arguments) {
        if (arguments.length == 0 && command instanceof Callable<?> main) {
            return runDirectly(main);
        }
        return commands().execute(arguments);
    }

    /// Without picocli, whose classes are too old for an AOT cache: they would take a fifth of a service's start.
    private int runDirectly(Callable<?> main) {
        try {
            return main.call() instanceof Integer code ? code : OK;
        } catch (Exception failure) {
            return failed(failure, err);
        }
    }

    private CommandLine commands() {
        var commands = new CommandLine(command);
        for (var subcommand : subcommands) {
            commands.addSubcommand(subcommand);
        }
        var version =
                commands.getCommandName() + " " + environment.getOrDefault("VERSION", "0.0.1");
        tell(commands, version);
        return commands.setExecutionExceptionHandler(
                        (failure, line, _) -> failed(failure, line.getErr()))
                .setOut(out)
                .setErr(err);
    }

    private static void tell(CommandLine command, String version) {
        command.getCommandSpec().version(version);
        command.getSubcommands().values().forEach(subcommand -> tell(subcommand, version));
    }

    private static int failed(Exception failure, PrintWriter err) {
        if (failure instanceof SettingsException wrong) {
            wrong.problems().forEach(err::println);
            err.flush();
            return WRONG_USE;
        }
        var known = sentence(failure);
        if (known == null) {
            LoggerFactory.getLogger(Program.class).error("The program failed.", failure);
        } else {
            err.println(known);
            err.flush();
        }
        return FAILED;
    }

    private static @Nullable String sentence(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return "PORT names a port on which another program listens already: choose another one.";
            }
            if (cause instanceof StartException refused) {
                return refused.getMessage();
            }
        }
        return null;
    }
}
