package dev.ashlar.development.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Remembers a process across runs. A process id alone may have been given to a stranger since, so the start time of
/// the process stands beside it.
public final class PidFile {
    /// The system derives start times from a clock that may be set while a process runs.
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private final Path path;

    public PidFile(Path path) {
        this.path = path;
    }

    public void write(ProcessHandle process) {
        var started = process.info().startInstant().orElse(Instant.EPOCH);
        try {
            Files.writeString(path, process.pid() + " " + started.toEpochMilli() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The process that was remembered, if it still lives and is that one.
    public Optional<ProcessHandle> process() {
        try {
            var parts = Files.readString(path).strip().split(" ");
            var started = Instant.ofEpochMilli(Long.parseLong(parts[1]));
            return ProcessHandle.of(Long.parseLong(parts[0]))
                    .filter(ProcessHandle::isAlive)
                    .filter(handle -> startedAt(handle, started));
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException _) {
            return Optional.empty();
        }
    }

    public void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean startedAt(ProcessHandle handle, Instant remembered) {
        return handle.info()
                .startInstant()
                .map(actual -> Duration.between(actual, remembered).abs())
                .filter(difference -> difference.compareTo(TOLERANCE) <= 0)
                .isPresent();
    }
}
