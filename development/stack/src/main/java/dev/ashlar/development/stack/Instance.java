package dev.ashlar.development.stack;

import dev.ashlar.development.servers.PidFile;
import dev.ashlar.development.servers.Places;
import dev.ashlar.development.servers.ServerFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// The one run of the stack that a workspace may have at a time. The system gives the lock back however a run ends.
final class Instance implements AutoCloseable {
    private static final String NAME = "stack";

    private final FileChannel lock;
    private final PidFile pidFile;

    private Instance(FileChannel lock, PidFile pidFile) {
        this.lock = lock;
        this.pidFile = pidFile;
    }

    /// @throws ServerFailure when another run has the lock
    static Instance claim(Places places) {
        try {
            var path = places.pidFile(NAME).resolveSibling("stack.lock");
            var channel =
                    FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new ServerFailure(
                        "The stack of this workspace is running already%s: stop it with make stop."
                                .formatted(
                                        running(places)
                                                .map(p -> " (pid " + p.pid() + ")")
                                                .orElse("")));
            }
            var pidFile = new PidFile(places.pidFile(NAME));
            pidFile.write(ProcessHandle.current());
            return new Instance(channel, pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The run that has the lock now.
    static Optional<ProcessHandle> running(Places places) {
        return new PidFile(places.pidFile(NAME)).process();
    }

    @Override
    public void close() {
        pidFile.delete();
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }
}
