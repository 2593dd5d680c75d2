package dev.ashlar.development.stack;

import dev.ashlar.development.servers.Places;
import dev.ashlar.development.servers.ServerFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/// Runs the program of the background jobs once, with the settings of the running stack and all arguments as they are.
@Command(name = "jobs", description = "Run background_jobs against the running stack.")
final class JobsCommand implements Callable<Integer> {
    @Unmatched private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        var places = Workspace.places();
        if (Instance.running(places).isEmpty()) {
            throw new ServerFailure("The stack of this workspace is not running: make run.");
        }
        return program(places).start().waitFor();
    }

    private ProcessBuilder program(Places places) {
        var program = Service.program(places, Jobs.PROGRAM);
        if (!Files.isExecutable(program)) {
            throw new ServerFailure("The background jobs are not built yet: make build.");
        }
        var command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).inheritIO();
        var ports = Ports.read(System.getenv());
        var settings = new ServiceSettings(ports, Keys.in(places), Cluster.running(places), places);
        builder.environment().putAll(settings.ofJobs());
        return builder;
    }
}
