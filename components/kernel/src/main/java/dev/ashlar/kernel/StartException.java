package dev.ashlar.kernel;

import org.jspecify.annotations.Nullable;

/// Why a program cannot start or do its work, in a sentence for whoever operates it: a database that is too old for
/// example. Programs print the sentence alone and exit with 1. Wrong settings are a [SettingsException] instead.
public class StartException extends RuntimeException {
    public StartException(String sentence) {
        this(sentence, null);
    }

    public StartException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
