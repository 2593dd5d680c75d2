package dev.ashlar.authz.spicedb;

import static java.util.Objects.requireNonNull;

import dev.ashlar.authz.AuthzSettings;
import dev.ashlar.authz.Reads;
import dev.ashlar.development.servers.Guard;
import dev.ashlar.development.servers.Places;
import dev.ashlar.development.servers.ProcessServer;
import dev.ashlar.development.servers.SpiceDb;
import dev.ashlar.kernel.Sensitive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The real engine, for one test class that lets it stop and forget. The shared one must not.
final class OwnSpiceDb implements BeforeAllCallback, AfterAllCallback {
    private final int port = freePort();
    private final String key = "key-of-a-test";
    private @Nullable Guard guard;
    private @Nullable Path home;
    private @Nullable ProcessServer server;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        guard = new Guard();
        home = Files.createTempDirectory("ashlar-spicedb");
        var places = Places.ofWorkspace(root()).withHome(home);
        server = new ProcessServer(new SpiceDb(places, port, key), places, guard);
        start();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        stop();
        requireNonNull(guard).close();
        try (var paths = Files.walk(requireNonNull(home))) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    void start() {
        requireNonNull(server).start();
    }

    void stop() {
        requireNonNull(server).stop();
    }

    AuthzSettings settings() {
        return new AuthzSettings("localhost", port, new Sensitive(key), false, Reads.INDEX);
    }

    private static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("build/parent/pom.xml"))) {
            folder = requireNonNull(folder.getParent());
        }
        return folder;
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
