package dev.ashlar.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// What the JVM of a program may take at most, by its options: heap, as much again for the network (the JVM's own
/// bound for direct memory), classes and compiled code.
record JvmBounds(long heap, long classes, long code) {
    static JvmBounds of(String program) {
        try {
            var options = Files.readString(Path.of("../../projects", program, "src/jvm.options"));
            return new JvmBounds(
                    megabytes(options, "-Xmx"),
                    megabytes(options, "-XX:MaxMetaspaceSize="),
                    megabytes(options, "-XX:ReservedCodeCacheSize="));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    long megabytes() {
        return 2 * heap + classes + code;
    }

    private static long megabytes(String options, String option) {
        var found = Pattern.compile(Pattern.quote(option) + "(\\d+)m").matcher(options);
        if (!found.find()) {
            throw new AssertionError("The options do not say " + option);
        }
        return Long.parseLong(found.group(1));
    }
}
