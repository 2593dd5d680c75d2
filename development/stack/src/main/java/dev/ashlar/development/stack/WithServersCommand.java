package dev.ashlar.development.stack;

import dev.ashlar.development.servers.Guard;
import dev.ashlar.development.servers.Places;
import dev.ashlar.development.servers.Postgres;
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
    @Parameters(
            arity = "1..*",
            paramLabel = "COMMAND",
            description = "after --, with its arguments")
    private List<String> command = List.of();

    @Override
    public Integer call() {
        var workspace = Workspace.places();
        new Machine(workspace, System.getenv()).require();
        var throwaway = Throwaway.of(workspace.root().resolve("target"), "servers-");
        var places = workspace.withHome(throwaway.folder());
        var ports = Ports.free();
        try (var signal = new StopSignal();
                var guard = new Guard();
                var console = new Console(System.out)) {
            var servers =
                    new ServerSet(
                            places, ports, Postgres.Durability.THROWAWAY, Cluster.SIMULATED, guard);
            try {
                return signal.allows(() -> servers.start(console))
                        ? run(places, ports, guard, signal)
                        : Companion.INTERRUPTED;
            } finally {
                console.step("Stopping the servers", servers::stop);
                throwaway.remove();
            }
        }
    }

    private int run(Places places, Ports ports, Guard guard, StopSignal signal) {
        var file = places.home().resolve("servers.properties");
        new TestServers(ports).write(file);
        return new Companion(command, Map.of(TestServers.VARIABLE, file.toString()))
                .run(guard, signal);
    }
}
