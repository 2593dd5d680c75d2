package dev.ashlar.dataapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What `events.txt` says; the file itself says how it is to be read.
///
/// @param silent paths of which nothing is ever announced
record EventTable(List<Chapter> chapters, List<String> silent) {
    private static final String FILE = "/events.txt";
    private static final Pattern REQUEST =
            Pattern.compile("(\\w+): ([A-Z]+) (\\S+)(?: (.*))? -> (\\d+)(?: as (\\w+))?");
    private static final Pattern LOOKING = Pattern.compile("(\\w+): (\\S+=.*)");
    private static final Pattern ENTRY = Pattern.compile("(== )?(\\w+\\.\\w+) (\\{.*})");

    EventTable {
        chapters = List.copyOf(chapters);
        silent = List.copyOf(silent);
    }

    /// Some steps about one operation.
    record Chapter(String operation, String words, List<Step> steps) {}

    /// Something that is done, and the entries that follow.
    record Step(Act act, List<Expected> entries) {}

    /// What is done.
    sealed interface Act {
        /// @param body empty for none
        /// @param name empty if the answer needs none
        record Request(String who, String method, String path, String body, int status, String name)
                implements Act {}

        /// All operations that only read.
        ///
        /// @param names what stands for the parameters of paths
        record LookAtEverything(String who, String names) implements Act {}

        /// A transaction of somebody else begins or ends.
        record Transaction(boolean begins) implements Act {}
    }

    /// @param literally whether its bytes are those of the contract's vectors
    record Expected(boolean literally, String type, String payload) {}

    static EventTable read() {
        try (var file = requireNonNull(EventTable.class.getResourceAsStream(FILE))) {
            return new Reading().of(new String(file.readAllBytes(), UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static final class Reading {
        private final List<Chapter> chapters = new ArrayList<>();
        private final List<String> silent = new ArrayList<>();
        private @Nullable List<Step> steps;

        EventTable of(String text) {
            text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(this::add);
            return new EventTable(chapters, silent);
        }

        private void add(String line) {
            if (line.equals("silent")) {
                steps = null;
            } else if (!line.startsWith(" ")) {
                var colon = line.indexOf(": ");
                steps = new ArrayList<>();
                chapters.add(
                        new Chapter(line.substring(0, colon), line.substring(colon + 2), steps));
            } else if (steps == null) {
                silent.add(line.strip());
            } else if (line.startsWith("    ")) {
                addEntry(line.strip(), steps.getLast().entries());
            } else {
                steps.add(new Step(act(line.strip()), new ArrayList<>()));
            }
        }

        private static void addEntry(String line, List<Expected> entries) {
            if (line.equals("nothing")) {
                return;
            }
            var parts = ENTRY.matcher(line);
            if (!parts.matches()) {
                throw new IllegalArgumentException(line);
            }
            entries.add(new Expected(parts.group(1) != null, parts.group(2), parts.group(3)));
        }

        private static Act act(String line) {
            if (line.startsWith("somebody's transaction")) {
                return new Act.Transaction(line.endsWith("stays open"));
            }
            var looking = LOOKING.matcher(line);
            if (looking.matches()) {
                return new Act.LookAtEverything(looking.group(1), looking.group(2));
            }
            var request = REQUEST.matcher(line);
            if (!request.matches()) {
                throw new IllegalArgumentException(line);
            }
            return new Act.Request(
                    request.group(1),
                    request.group(2),
                    request.group(3),
                    request.group(4) == null ? "" : request.group(4),
                    Integer.parseInt(request.group(5)),
                    request.group(6) == null ? "" : request.group(6));
        }
    }
}
