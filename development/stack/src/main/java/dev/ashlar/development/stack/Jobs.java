package dev.ashlar.development.stack;

import dev.ashlar.development.servers.Places;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Runs the short background jobs every two minutes, one run at a time, as the cluster would.
final class Jobs implements AutoCloseable {
    static final String PROGRAM = "background_jobs";

    private static final String COMMAND = "short";
    private static final int MINUTES = 2;

    private final Places places;
    private final Map<String, String> settings;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("jobs").factory());
    private volatile @Nullable Process current;

    Jobs(Places places, Map<String, String> settings) {
        this.places = places;
        this.settings = settings;
    }

    boolean packaged() {
        return Files.isExecutable(Service.program(places, PROGRAM));
    }

    void start() {
        clock.scheduleAtFixedRate(this::run, MINUTES, MINUTES, TimeUnit.MINUTES);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        var process = current;
        if (process != null) {
            process.destroy();
        }
    }

    /// A run that fails says so in its log; the next one comes all the same.
    private void run() {
        var log = ProcessBuilder.Redirect.appendTo(places.log(PROGRAM).toFile());
        try {
            if (known()) {
                started(log, COMMAND).waitFor();
            } else {
                clock.shutdown();
            }
        } catch (IOException e) {
            System.err.printf("The background jobs could not be started: %s.%n", e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether the packaged program has the short jobs.
    private boolean known() throws IOException, InterruptedException {
        var help = started(ProcessBuilder.Redirect.PIPE, "--help");
        try (var lines = help.inputReader().lines()) {
            var found = lines.anyMatch(line -> line.strip().startsWith(COMMAND + " "));
            help.waitFor();
            return found;
        }
    }

    private Process started(ProcessBuilder.Redirect output, String argument) throws IOException {
        var program = Service.program(places, PROGRAM).toString();
        var builder = new ProcessBuilder(List.of(program, argument)).redirectErrorStream(true);
        builder.redirectOutput(output).environment().putAll(settings);
        var process = builder.start();
        current = process;
        return process;
    }
}
