package dev.ashlar.namespace.controllers;

import dev.ashlar.kernel.Slug;
import java.util.Locale;

/// A slug as a path has it, in any case of letters.
final class PathSlug {
    private PathSlug() {}

    /// @param text fits the pattern of the OpenAPI file
    static Slug read(String text) {
        return new Slug(text.toLowerCase(Locale.ROOT));
    }
}
