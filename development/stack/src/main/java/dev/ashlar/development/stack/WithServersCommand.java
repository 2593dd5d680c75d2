package dev.ashlar.development.stack;

import dev.ashlar.development.servers.CommandGroup;
import dev.ashlar.development.servers.Folders;
import dev.ashlar.development.servers.Guard;
import dev.ashlar.development.servers.Places;
import dev.ashlar.development.servers.Postgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Runs a command beside servers of its own: free ports, throwaway data. Ends with the command's exit code.
@Command(
        name = "with-servers",
        description = "Start throwaway servers, run a command with ASHLAR_TEST_SERVERS, stop them.")
final class WithServersCommand implements Callable<Integer> {
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final String FOLDER = "servers-";
    private static final int INTERRUPTED = 130;

    @Parameters(
            arity = "1..*",
            paramLabel = "COMMAND",
            description = "after --, with its arguments")
    private List<String> command = List.of();

    @Override
    public Integer call() {
        var workspace = Workspace.places();
        new Machine(workspace, System.getenv()).require();
        var target = workspace.root().resolve("target");
        removeWhatKilledRunsLeft(target);
        var places = workspace.withHome(target.resolve(FOLDER + ProcessHandle.current().pid()));
        var ports = Ports.free();
        try (var signal = new StopSignal();
                var guard = new Guard();
                var console = new Console(System.out)) {
            var servers = new ServerSet(places, ports, Postgres.Durability.THROWAWAY, guard);
            try {
                return signal.allows(() -> servers.start(console))
                        ? run(places, ports, guard, signal)
                        : INTERRUPTED;
            } finally {
                console.step("Stopping the servers", servers::stop);
                Folders.delete(places.home());
            }
        }
    }

    private int run(Places places, Ports ports, Guard guard, StopSignal signal) {
        var file = places.home().resolve("servers.properties");
        new TestServers(ports).write(file);
        var environment = Map.of(TestServers.VARIABLE, file.toString());
        var group = CommandGroup.start(command, environment, Path.of("").toAbsolutePath(), guard);
        while (group.alive()) {
            if (signal.within(LOOK)) {
                group.stop();
                return INTERRUPTED;
            }
        }
        return group.exitCode();
    }

    /// Their servers have been ended by their guard; the data was still in use then.
    private static void removeWhatKilledRunsLeft(Path target) {
        try {
            Files.createDirectories(target);
            try (var folders = Files.newDirectoryStream(target, FOLDER + "*")) {
                for (var folder : folders) {
                    var pid = folder.getFileName().toString().substring(FOLDER.length());
                    if (ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
                        Folders.delete(folder);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
