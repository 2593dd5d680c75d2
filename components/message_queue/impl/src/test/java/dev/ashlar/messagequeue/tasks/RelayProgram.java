package dev.ashlar.messagequeue.tasks;

import dev.ashlar.database.DatabaseSettings;
import dev.ashlar.kernel.Sensitive;
import dev.ashlar.messagequeue.stream.StreamOfTests;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/// A relay in a process of its own, to be killed.
public final class RelayProgram {
    private RelayProgram() {}

    public static void main(String[] arguments) throws IOException {
        var postgres =
                new DatabaseSettings(
                        arguments[0],
                        Integer.parseInt(arguments[1]),
                        arguments[2],
                        arguments[3],
                        new Sensitive(arguments[4]),
                        2,
                        Duration.ofMinutes(1));
        try (var _ =
                new StartedRelay(
                        postgres, StreamOfTests.settings(Integer.parseInt(arguments[5])))) {
            // Ends with the test that started it.
            while (System.in.read() >= 0) {}
        }
    }

    static Process start(DatabaseSettings database, int redisPort) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RelayProgram.class.getName(),
                        database.host(),
                        Integer.toString(database.port()),
                        database.user(),
                        database.name(),
                        database.password().value(),
                        Integer.toString(redisPort))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
