package dev.ashlar.development.servers;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;

/// What tests of servers need: throwaway data, the programs that the workspace has fetched already, and free ports.
record Workshop(Places places, Guard guard) implements AutoCloseable {
    static Workshop in(Path folder) {
        var root = Path.of("../..").toAbsolutePath().normalize();
        return new Workshop(Places.ofWorkspace(root).withHome(folder), new Guard());
    }

    ProcessServer server(Recipe recipe) {
        return new ProcessServer(recipe, places, guard);
    }

    /// Ends a server as a crash would.
    void crash(String name) {
        var process = new PidFile(places.pidFile(name)).process().orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        guard.close();
    }
}
