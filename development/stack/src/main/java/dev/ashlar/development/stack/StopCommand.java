package dev.ashlar.development.stack;

import dev.ashlar.development.servers.Guard;
import dev.ashlar.development.servers.Places;
import dev.ashlar.development.servers.ServerFailure;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;

/// Stops the run of another terminal, and whatever a killed run left.
@Command(name = "stop", description = "Stop the stack that runs in another terminal.")
final class StopCommand implements Callable<Integer> {
    private static final int PATIENCE_SECONDS = 60;

    @Override
    public Integer call() {
        var places = Workspace.places();
        var running = Instance.running(places);
        running.ifPresent(StopCommand::stop);
        try (var _ = Instance.claim(places)) {
            endLeftovers(places);
        }
        System.out.println(
                running.isPresent() ? "The stack has stopped." : "The stack was not running.");
        return 0;
    }

    /// To be called by whoever holds the instance.
    static void endLeftovers(Places places) {
        try (var guard = new Guard()) {
            for (var cluster : Cluster.values()) {
                new Stack(places, Ports.free(), cluster, guard).endLeftovers();
            }
        }
    }

    private static void stop(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new ServerFailure(
                    "The stack (pid %d) has not stopped within %d seconds."
                            .formatted(process.pid(), PATIENCE_SECONDS),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("Waiting for the stack was interrupted.", e);
        }
    }
}
