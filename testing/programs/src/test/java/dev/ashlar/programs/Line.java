package dev.ashlar.programs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Things as lines that are the same wherever they were learnt. Nothing and an empty text are the same.
final class Line {
    private Line() {}

    static String user(String id, @Nullable JsonNode... fields) {
        return "user " + id + of(fields);
    }

    static String group(String id, @Nullable JsonNode... fields) {
        return "group " + id + of(fields);
    }

    static String project(String id, long createdAtMillisecond, @Nullable JsonNode... fields) {
        return "project " + id + " | " + createdAtMillisecond + of(fields);
    }

    static String member(String place, String user, String role) {
        return "member %s of %s as %s".formatted(user, place, role.toUpperCase(Locale.ROOT));
    }

    private static String of(@Nullable JsonNode... fields) {
        return Arrays.stream(fields)
                .map(field -> field == null || field.isNull() ? "" : text(field))
                .collect(Collectors.joining(" | ", " | ", ""));
    }

    private static String text(JsonNode field) {
        if (field.isArray()) {
            return field.toString();
        }
        var text = field.asText();
        return text.equals("PUBLIC") || text.equals("PRIVATE")
                ? text.toLowerCase(Locale.ROOT)
                : text;
    }
}
