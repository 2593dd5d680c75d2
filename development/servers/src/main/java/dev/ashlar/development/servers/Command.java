package dev.ashlar.development.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Runs a program to its end, with what it says in a log.
final class Command {
    private final Path log;

    Command(Path log) {
        this.log = log;
    }

    /// @param failure the sentence for the developer when the program fails; the log's place is added
    void run(List<String> command, Map<String, String> environment, Path folder, String failure) {
        try {
            Files.createDirectories(folder);
            var builder = new ProcessBuilder(command).directory(folder.toFile());
            builder.redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            var process = builder.start();
            process.getOutputStream().close();
            if (exitCode(process) != 0) {
                throw new ServerFailure("%s (log: %s)".formatted(failure, log));
            }
        } catch (IOException e) {
            throw new ServerFailure(failure + " (" + e.getMessage() + ")", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailure(failure, e);
        }
    }

    private static int exitCode(Process process) throws InterruptedException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            throw e;
        }
    }
}
