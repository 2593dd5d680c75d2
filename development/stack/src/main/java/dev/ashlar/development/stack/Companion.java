package dev.ashlar.development.stack;

import dev.ashlar.development.servers.CommandGroup;
import dev.ashlar.development.servers.Guard;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A command that runs while servers are up.
record Companion(List<String> command, Map<String, String> environment) {
    static final int INTERRUPTED = 130;

    private static final Duration LOOK = Duration.ofMillis(200);

    /// @return the command's exit code
    int run(Guard guard, StopSignal signal) {
        var group = CommandGroup.start(command, environment, Path.of("").toAbsolutePath(), guard);
        while (group.alive()) {
            if (signal.within(LOOK)) {
                group.stop();
                return INTERRUPTED;
            }
        }
        return group.exitCode();
    }
}
