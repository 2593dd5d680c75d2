package dev.ashlar.development.bench;

import dev.ashlar.development.training.RepeatedRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The packaged data API in a process of its own, as it runs in production: its own options, its AOT cache.
final class Service implements AutoCloseable {
    private static final String DATA_API = "data_api";
    private static final String SECRETS = "secrets_storage_api";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long PAUSE_MILLISECONDS = 50;
    private static final int OK = 200;

    private final Process process;
    private final int port;

    private Service(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static void migrate(Map<String, String> settings) throws IOException, InterruptedException {
        run(settings, DATA_API, "migrate");
    }

    /// Moves all secrets to the current key of the settings.
    static void rotate(Map<String, String> settings) throws IOException, InterruptedException {
        run(settings, SECRETS, "rotate");
    }

    static Service start(Map<String, String> settings) throws IOException, InterruptedException {
        var all = new HashMap<>(settings);
        all.put("AUTHZ_READS", "index");
        all.put("LOG_LEVEL", "error");
        var service =
                new Service(
                        process(all, DATA_API),
                        Integer.parseInt(settings.getOrDefault("PORT", "8000")));
        service.awaitAnswer();
        return service;
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    int port() {
        return port;
    }

    /// Ends it as a cluster would.
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    private void awaitAnswer() throws InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            try (var request = new RepeatedRequest(port, Case.BARE.path(), "")) {
                if (request.call() == OK) {
                    return;
                }
            } catch (IOException _) {
                // Not listening yet.
            }
            Thread.sleep(PAUSE_MILLISECONDS);
        }
        process.destroyForcibly();
        throw new IllegalStateException("The data API did not serve within a minute.");
    }

    private static void run(Map<String, String> settings, String program, String argument)
            throws IOException, InterruptedException {
        if (process(settings, program, argument).waitFor() != 0) {
            throw new IllegalStateException(program + " " + argument + " failed: see above.");
        }
    }

    private static Process process(
            Map<String, String> settings, String program, String... arguments) throws IOException {
        var start = Path.of("projects/%1$s/target/dist/bin/%1$s".formatted(program));
        var command = new ArrayList<String>();
        command.add(start.toAbsolutePath().toString());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(settings);
        return builder.start();
    }
}
