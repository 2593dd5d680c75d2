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

    private static final String COMMAND = "short_period_sync";
    private static final int MINUTES = 2;

    private final Places places;
    private final Map<String, String> settings;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("jobs").factory());
    private volatile @Nullable Process current;
    private boolean failing;

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

    /// The next run comes all the same, whatever becomes of this one.
    private void run() {
        try {
            tell(started().waitFor());
        } catch (IOException e) {
            System.err.printf("The background jobs could not be started: %s.%n", e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Only what is new: nothing while all goes well, and nothing twice while it does not.
    private void tell(int exitCode) {
        var failed = exitCode != 0;
        if (failed && !failing) {
            System.err.printf(
                    "The background jobs failed (exit code %d); %s says why.%n",
                    exitCode, places.log(PROGRAM));
        } else if (!failed && failing) {
            System.err.println("The background jobs work again.");
        }
        failing = failed;
    }

    private Process started() throws IOException {
        var program = Service.program(places, PROGRAM).toString();
        var builder = new ProcessBuilder(List.of(program, COMMAND)).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(places.log(PROGRAM).toFile()));
        builder.environment().putAll(settings);
        var process = builder.start();
        current = process;
        return process;
    }
}
