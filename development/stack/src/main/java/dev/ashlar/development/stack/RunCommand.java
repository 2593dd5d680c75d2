package dev.ashlar.development.stack;

import dev.ashlar.development.servers.Guard;
import dev.ashlar.development.servers.ServerFailure;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Starts everything and stays until it is told to stop, or until one part ends by itself.
@Command(name = "run", description = "Start the servers and the services; stay until Ctrl-C.")
final class RunCommand implements Callable<Integer> {
    private static final Duration LOOK = Duration.ofSeconds(1);

    @Override
    public Integer call() {
        var places = Workspace.places();
        var ports = Ports.read(System.getenv());
        var cluster = Cluster.read(System.getenv(), places);
        new Machine(places, System.getenv()).require();
        try (var _ = Instance.claim(places);
                var signal = new StopSignal();
                var guard = new Guard();
                var console = new Console(System.out)) {
            StopCommand.endLeftovers(places);
            var stack = new Stack(places, ports, cluster, guard);
            ports.requireFree();
            try {
                if (signal.allows(() -> stack.start(console))) {
                    console.print(
                            new Summary(ports, cluster.summary(places, ports), stack.missing())
                                    .text());
                    stay(stack, signal);
                }
            } finally {
                console.step("Stopping", stack::close);
            }
        }
        return 0;
    }

    private static void stay(Stack stack, StopSignal signal) {
        while (!signal.within(LOOK)) {
            var dead = stack.dead();
            if (dead.isPresent() && !signal.within(LOOK)) {
                var one = dead.get();
                throw new ServerFailure(
                        "%s has ended by itself: %s".formatted(one.name(), one.lastWords()));
            }
        }
    }
}
