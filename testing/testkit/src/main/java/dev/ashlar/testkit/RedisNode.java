package dev.ashlar.testkit;

import static java.util.Objects.requireNonNull;

import dev.ashlar.development.servers.Guard;
import dev.ashlar.development.servers.PidFile;
import dev.ashlar.development.servers.Places;
import dev.ashlar.development.servers.ProcessServer;
import dev.ashlar.development.servers.Recipe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Function;

/// A process of Redis in a folder of its own.
final class RedisNode implements AutoCloseable {
    private final Guard guard = new Guard();
    private final Places places;
    private final Recipe recipe;
    private final ProcessServer server;

    RedisNode(Function<Places, Recipe> recipeIn) throws IOException {
        places = Places.ofWorkspace(root()).withHome(Files.createTempDirectory("ashlar-redis"));
        recipe = recipeIn.apply(places);
        server = new ProcessServer(recipe, places, guard);
    }

    void start() {
        server.start();
    }

    void stop() {
        server.stop();
    }

    /// Ends it as a crash would.
    void kill() {
        new PidFile(places.pidFile(recipe.name()))
                .process()
                .ifPresent(process -> {
                    process.destroyForcibly();
                    process.onExit().join();
                });
    }

    @Override
    public void close() throws IOException {
        stop();
        guard.close();
        try (var paths = Files.walk(places.home())) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("build/parent/pom.xml"))) {
            folder = requireNonNull(folder.getParent());
        }
        return folder;
    }
}
