package dev.ashlar.kernel;

import java.util.Locale;

/// Who sees a thing besides those who have a role.
public enum Visibility {
    /// Nobody.
    PRIVATE,
    /// Everybody, visitors without a token included.
    PUBLIC;

    /// As it is written in bodies: `private`.
    public String lowerCase() {
        return name().toLowerCase(Locale.ROOT);
    }
}
