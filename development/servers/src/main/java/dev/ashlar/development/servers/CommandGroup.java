package dev.ashlar.development.servers;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A command that a developer wants to run, on this terminal, with everything that it starts itself: whoever stops it
/// stops all of that.
public final class CommandGroup {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Process process;
    private final Guard guard;
    private final long target;

    private CommandGroup(Process process, Guard guard, long target) {
        this.process = process;
        this.guard = guard;
        this.target = target;
    }

    public static CommandGroup start(
            List<String> command, Map<String, String> environment, Path folder, Guard guard) {
        try {
            var builder = new ProcessBuilder(Session.ofItsOwn(command)).inheritIO();
            builder.directory(folder.toFile()).environment().putAll(environment);
            var process = builder.start();
            // The first process of a session is the leader of a group; a negative number means the
            // whole group.
            var target = Session.available() ? -process.pid() : process.pid();
            guard.watch(target, "TERM");
            return new CommandGroup(process, guard, target);
        } catch (IOException e) {
            throw new ServerFailure(
                    "%s could not be started: %s.".formatted(command.getFirst(), e.getMessage()),
                    e);
        }
    }

    public boolean alive() {
        return process.isAlive();
    }

    /// Of a command that has ended.
    public int exitCode() {
        guard.forget(target);
        return process.exitValue();
    }

    public void stop() {
        Signals.send("TERM", target);
        var limit = Instant.now().plus(PATIENCE);
        while (process.isAlive() && Instant.now().isBefore(limit)) {
            Pause.shortly();
        }
        Signals.send("KILL", target);
        process.onExit().join();
        guard.forget(target);
    }
}
