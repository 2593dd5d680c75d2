package dev.ashlar.testkit;

import static java.util.Objects.requireNonNull;

import dev.ashlar.development.servers.Guard;
import dev.ashlar.development.servers.PidFile;
import dev.ashlar.development.servers.Places;
import dev.ashlar.development.servers.ProcessServer;
import dev.ashlar.development.servers.Redis;
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

/// A Redis server of its own for one test class, empty at its beginning. It is there in a tenth of a second, so that no
/// class shares one.
///
/// ```java
/// @RegisterExtension static final TestRedis REDIS = new TestRedis();
/// ```
public final class TestRedis implements BeforeAllCallback, AfterAllCallback {
    private int port;
    private @Nullable Guard guard;
    private @Nullable Places places;
    private @Nullable ProcessServer server;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        port = freePort();
        guard = new Guard();
        places = Places.ofWorkspace(root()).withHome(Files.createTempDirectory("ashlar-redis"));
        server = new ProcessServer(new Redis(places, port), places, guard);
        start();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        stop();
        requireNonNull(guard).close();
        try (var paths = Files.walk(requireNonNull(places).home())) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    public String host() {
        return "127.0.0.1";
    }

    public int port() {
        return port;
    }

    /// Begins again with what it had.
    public void start() {
        requireNonNull(server).start();
    }

    public void stop() {
        requireNonNull(server).stop();
    }

    /// Ends it as a crash would.
    public void kill() {
        var file = new PidFile(requireNonNull(places).pidFile("redis"));
        file.process()
                .ifPresent(process -> {
                    process.destroyForcibly();
                    process.onExit().join();
                });
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
