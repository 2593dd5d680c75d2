package dev.ashlar.development.servers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A small Java process that runs one of our own programs with the class path of this one.
final class HelperJvm {
    private HelperJvm() {}

    static List<String> command(String heap, List<String> options, Class<?> program) {
        List<String> command = new ArrayList<>();
        command.addAll(java(heap));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        return command;
    }

    /// The start of a command: this program's JDK with options for little memory and a quick start.
    static List<String> java(String heap) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms16m",
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto");
    }
}
