package dev.ashlar.backgroundjobs;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How a run tells of itself.
final class RunOptions {
    @Option(names = "--json", description = "Print the report as one JSON object in a line.")
    boolean json;

    @Option(
            names = "--metrics-file",
            paramLabel = "FILE",
            description = {
                "Write what became of the run there, for Prometheus: it appears as a whole or not at all.",
                "A name that ends in .prom is for the node exporter."
            })
    @Nullable Path metricsFile;
}
