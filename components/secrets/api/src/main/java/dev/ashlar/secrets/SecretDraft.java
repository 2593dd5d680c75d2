package dev.ashlar.secrets;

import dev.ashlar.kernel.Sensitive;
import org.jspecify.annotations.Nullable;

/// A secret before it is stored.
///
/// @param defaultFilename null to have one made from the name
public record SecretDraft(
        String name, @Nullable String defaultFilename, SecretKind kind, Sensitive value) {
    /// Characters at most in a name.
    public static final int LONGEST_NAME = 99;

    /// Characters at most in a filename.
    public static final int LONGEST_FILENAME = 99;
}
