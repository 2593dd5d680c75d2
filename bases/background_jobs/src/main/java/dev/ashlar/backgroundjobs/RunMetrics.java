package dev.ashlar.backgroundjobs;

import dev.ashlar.jobs.Report;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Tells Prometheus what became of a run, for which the process is gone too soon to be asked. What cannot be told is said
/// on standard error and changes no exit code: a run that was not heard of is noticed by that.
final class RunMetrics {
    private static final Duration TO_PUSH = Duration.ofSeconds(5);

    private final Report report;
    private final PrintWriter err;

    RunMetrics(Report report, PrintWriter err) {
        this.report = report;
        this.err = err;
    }

    /// @param gateway empty for none
    void tell(@Nullable Path file, String gateway) {
        var text = MetricsText.of(report);
        if (file != null) {
            write(file.toAbsolutePath(), text);
        }
        if (!gateway.isEmpty()) {
            push(gateway, text);
        }
    }

    /// Beside the file first, so that whoever reads it never sees half of it.
    private void write(Path file, String text) {
        try {
            var beside = file.resolveSibling("." + file.getFileName() + ".new");
            Files.writeString(beside, text);
            Files.move(
                    beside,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            say("The metrics could not be written to %s: %s.", file, failure);
        }
    }

    /// Replaces what the run of the same name told before.
    private void push(String gateway, String text) {
        var address = gateway + "/metrics/job/background_jobs/run/" + report.run();
        var request =
                HttpRequest.newBuilder(URI.create(address))
                        .timeout(TO_PUSH)
                        .header("Content-Type", "text/plain; version=0.0.4")
                        .PUT(BodyPublishers.ofString(text))
                        .build();
        try (var client = HttpClient.newBuilder().connectTimeout(TO_PUSH).build()) {
            var status = client.send(request, BodyHandlers.discarding()).statusCode();
            if (status / 100 != 2) {
                say("The push gateway did not take the metrics: it answered %s.", status);
            }
        } catch (IOException failure) {
            say("The push gateway could not be reached: %s.", failure);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void say(String sentence, Object... parts) {
        err.printf(sentence + "%n", parts);
        err.flush();
    }
}
