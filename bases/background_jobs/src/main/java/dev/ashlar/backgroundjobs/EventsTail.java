package dev.ashlar.backgroundjobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ashlar.kernel.Settings;
import dev.ashlar.messagequeue.MessageQueueSettings;
import dev.ashlar.messagequeue.stream.StreamReader;
import dev.ashlar.runtime.Program;
import dev.ashlar.runtime.RuntimeSettings;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Prints events as they come into the stream, decoded.
@Command(
        name = "tail",
        mixinStandardHelpOptions = true,
        description = {
            "Prints the events in Redis, decoded: those that come from now on, until it is stopped.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  What happens now:                    background_jobs events tail",
            "  All about projects, for a script:    background_jobs events tail --from-beginning --json --type project",
            "  The next three, then end:            background_jobs events tail --count 3"
        })
final class EventsTail implements Callable<Integer> {
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final Map<String, String> environment;

    @Option(
            names = "--from-beginning",
            description = "Begin with the oldest event that is still in the stream.")
    private boolean fromBeginning;

    @Option(names = "--json", description = "Print one JSON object in a line for each event.")
    private boolean json;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "Only types that begin so: user, project.created, memberGroup.")
    private String type = "";

    @Option(names = "--count", paramLabel = "N", description = "End after so many events.")
    private long count = Long.MAX_VALUE;

    @Spec private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the spec.
    EventsTail(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        var settings = new Settings(environment);
        RuntimeSettings.read(settings);
        var redis = MessageQueueSettings.read(settings);
        settings.check();
        try (var reader =
                fromBeginning
                        ? StreamReader.fromTheBeginning(redis)
                        : StreamReader.fromNow(redis)) {
            print(reader, spec.commandLine().getOut());
        }
        return Program.OK;
    }

    private void print(StreamReader reader, PrintWriter out) {
        var left = count;
        while (left > 0 && !Thread.currentThread().isInterrupted()) {
            for (var event : reader.next(LONGEST)) {
                if (left > 0 && isWanted(event)) {
                    out.println(json ? event.toString() : EventLine.of(event));
                    left--;
                }
            }
            out.flush();
        }
    }

    private boolean isWanted(ObjectNode event) {
        return event.path("type").asText().startsWith(type);
    }
}
