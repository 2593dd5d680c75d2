package dev.ashlar.development.stack;

import dev.ashlar.development.servers.Places;
import dev.ashlar.development.servers.ServerFailure;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/// Whether this machine has what the stack needs, asked before anything is started.
final class Machine {
    /// Keycloak and SpiceDB unpacked, and room to work.
    private static final long FIRST_TIME_MEGABYTES = 1_500;

    private static final long LATER_MEGABYTES = 300;
    private static final long MEGABYTE = 1_048_576;

    private final Places places;
    private final Map<String, String> environment;
    private final ToLongFunction<Path> freeBytes;

    Machine(Places places, Map<String, String> environment) {
        this(places, environment, Machine::usableSpace);
    }

    /// @param freeBytes how much can still be written below a folder
    Machine(Places places, Map<String, String> environment, ToLongFunction<Path> freeBytes) {
        this.places = places;
        this.environment = environment;
        this.freeBytes = freeBytes;
    }

    /// @throws ServerFailure that says what is missing
    void require() {
        requireSpace();
        requireTools();
    }

    private void requireSpace() {
        try {
            Files.createDirectories(places.home());
            Files.createDirectories(places.cache());
            var first = !Files.isDirectory(places.cache().resolve("node_modules"));
            requireSpace(first ? FIRST_TIME_MEGABYTES : LATER_MEGABYTES);
        } catch (IOException e) {
            throw new ServerFailure(
                    "%s cannot be written: %s.".formatted(places.home(), e.getMessage()), e);
        }
    }

    private static long usableSpace(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void requireSpace(long megabytes) {
        var free = freeBytes.applyAsLong(places.home()) / MEGABYTE;
        if (free < megabytes) {
            throw new ServerFailure(
                    "The disk is full: %s needs %d MB, and %d MB are free."
                            .formatted(places.home(), megabytes, free));
        }
    }

    private void requireTools() {
        if (!Files.isDirectory(places.cache().resolve("node_modules"))) {
            requireTool("npm", "Node (20 or newer) with npm");
        }
        requireTool("mvn", "Maven (3.8.7 or newer)");
        if (System.getProperty("user.name").equals("root")) {
            requireTool("unshare", "unshare (package util-linux)");
            requireUserNamespaces();
        }
    }

    private void requireTool(String program, String title) {
        var path = environment.getOrDefault("PATH", "").split(File.pathSeparator);
        for (var folder : path) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
                return;
            }
        }
        throw new ServerFailure("%s was not found: install %s.".formatted(program, title));
    }

    private static void requireUserNamespaces() {
        try {
            var trial = new ProcessBuilder(List.of("unshare", "-U", "true")).start();
            if (trial.waitFor() == 0) {
                return;
            }
        } catch (IOException e) {
            throw new ServerFailure("unshare could not be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new ServerFailure(
                "PostgreSQL refuses to run as root, and this machine forbids user namespaces: run this as another user.");
    }
}
