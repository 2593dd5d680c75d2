package dev.ashlar.secrets;

import dev.ashlar.kernel.Sensitive;
import org.jspecify.annotations.Nullable;

/// What is to change of a secret; null leaves things as they are.
public record SecretPatch(
        @Nullable String name, @Nullable String defaultFilename, @Nullable Sensitive value) {}
