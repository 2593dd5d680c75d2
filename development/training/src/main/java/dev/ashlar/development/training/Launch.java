package dev.ashlar.development.training;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Starts processes that write where this one does.
final class Launch {
    private Launch() {}

    /// @param javaOptions for programs that are started by our launcher
    static Process of(List<String> command, Map<String, String> settings, String javaOptions)
            throws IOException {
        var builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(settings);
        builder.environment().put("JAVA_OPTS", javaOptions);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder.start();
    }
}
