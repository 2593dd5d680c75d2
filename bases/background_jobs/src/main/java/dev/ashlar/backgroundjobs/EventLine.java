package dev.ashlar.backgroundjobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi;

/// An event as a line for people: when, what, and the fields of the record. In colours on a terminal, unless `NO_COLOR`
/// is set.
final class EventLine {
    private static final int LONGEST_TYPE = 24;
    private static final int LONGEST_TIME = 24;

    private EventLine() {}

    static String of(ObjectNode event) {
        return "%s  %s  %s"
                .formatted(
                        styled("faint", LONGEST_TIME, event.path("time").asText()),
                        styled("bold,cyan", LONGEST_TYPE, event.path("type").asText()),
                        event.has("error") ? error(event) : fields(event.path("payload")));
    }

    private static String error(ObjectNode event) {
        return styled("red", 0, event.path("at").asText()) + "  " + event.path("error").asText();
    }

    private static String fields(JsonNode payload) {
        return payload.propertyStream()
                .filter(field -> !field.getValue().isNull())
                .map(field -> styled("faint", 0, field.getKey() + "=") + shown(field.getValue()))
                .collect(Collectors.joining("  "));
    }

    private static String shown(JsonNode value) {
        return value.isTextual()
                ? value.textValue().replaceAll("\\p{Cntrl}", " ")
                : value.toString();
    }

    /// What comes from elsewhere must not be taken for a style.
    private static String styled(String style, int width, String text) {
        var safe = text.replaceAll("[^A-Za-z0-9.:=_-]", "?");
        var padded = width == 0 ? safe : String.format("%-" + width + "s", safe);
        return Ansi.AUTO.string("@|%s %s|@".formatted(style, padded));
    }
}
