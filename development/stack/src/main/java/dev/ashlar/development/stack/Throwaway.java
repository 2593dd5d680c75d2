package dev.ashlar.development.stack;

import dev.ashlar.development.servers.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The folder of one run that leaves nothing behind.
record Throwaway(Path folder) {
    /// @param kind what its name begins with
    static Throwaway of(Path target, String kind) {
        removeWhatKilledRunsLeft(target, kind);
        return new Throwaway(target.resolve(kind + ProcessHandle.current().pid()));
    }

    void remove() {
        Folders.delete(folder);
    }

    /// Their servers have been ended by their guard; the data was still in use then.
    private static void removeWhatKilledRunsLeft(Path target, String kind) {
        try {
            Files.createDirectories(target);
            try (var folders = Files.newDirectoryStream(target, kind + "*")) {
                for (var folder : folders) {
                    var pid = folder.getFileName().toString().substring(kind.length());
                    if (ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
                        Folders.delete(folder);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
