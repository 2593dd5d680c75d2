package dev.ashlar.dataapi;

import org.jspecify.annotations.Nullable;

/// Bodies that make groups.
final class GroupBodies {
    private GroupBodies() {}

    static String group(String slug, @Nullable String description) {
        return body("Group " + slug, slug, description);
    }

    static String body(String name, String slug, @Nullable String description) {
        var start = "{\"name\": \"%s\", \"slug\": \"%s\"".formatted(name, slug);
        return description == null
                ? start + "}"
                : start + ", \"description\": \"%s\"}".formatted(description);
    }
}
