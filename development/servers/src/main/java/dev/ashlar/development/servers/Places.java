package dev.ashlar.development.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where a stack keeps what.
///
/// @param root the workspace
/// @param cache what can be fetched or made again and is shared by all stacks of the workspace
/// @param home data, logs and pid files of one stack
public record Places(Path root, Path cache, Path home) {
    /// The stack that `make run` starts.
    public static Places ofWorkspace(Path root) {
        var local = root.resolve(".local");
        return new Places(root, local.resolve("cache"), local);
    }

    public Places withHome(Path other) {
        return new Places(root, cache, other);
    }

    public Path data(String name) {
        return home.resolve("data").resolve(name);
    }

    public Path log(String name) {
        return made(home.resolve("logs")).resolve(name + ".log");
    }

    public Path pidFile(String name) {
        return made(home.resolve("run")).resolve(name + ".pid");
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
