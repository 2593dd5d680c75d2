package dev.ashlar.runtime;

import dev.ashlar.kernel.Settings;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// What every program can be told.
///
/// @param version as clients and operators see it
/// @param logLevel of our own lines; libraries speak from WARN on, or from this level when it is DEBUG or TRACE
public record RuntimeSettings(String version, LogLevel logLevel, LogFormat logFormat) {
    public static RuntimeSettings read(Settings settings) {
        return new RuntimeSettings(
                settings.text("VERSION", "0.0.1", "the version that the program says it has"),
                choice(settings, "LOG_LEVEL", LogLevel.INFO, "the least important log lines"),
                choice(settings, "LOG_FORMAT", LogFormat.JSON, "how log lines look"));
    }

    private static <E extends Enum<E>> E choice(
            Settings settings, String name, E fallback, String meaning) {
        var choices = fallback.getDeclaringClass().getEnumConstants();
        var names =
                Arrays.stream(choices)
                        .map(RuntimeSettings::shown)
                        .collect(Collectors.joining(", "));
        var text = settings.text(name, shown(fallback), meaning + ": one of " + names).strip();
        for (var choice : choices) {
            if (choice.name().equalsIgnoreCase(text)) {
                return choice;
            }
        }
        settings.report("%s is \"%s\": it must be one of %s.".formatted(name, text, names));
        return fallback;
    }

    private static String shown(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
