package dev.ashlar.testkit;

import static java.util.Objects.requireNonNull;

import dev.ashlar.development.servers.Guard;
import dev.ashlar.development.servers.Places;
import dev.ashlar.development.servers.ProcessServer;
import dev.ashlar.development.servers.SpiceDb;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The real engine of SpiceDB for one test class, empty at its beginning.
///
/// ```java
/// @RegisterExtension static final TestSpiceDb SPICEDB = TestSpiceDb.store();
/// ```
public final class TestSpiceDb implements BeforeAllCallback, AfterAllCallback {
    private static final String HOST = "localhost";

    private final boolean mayShare;
    private boolean running;
    private int port;
    private String serverKey = "key-of-a-test";
    private String key = serverKey;
    private @Nullable Guard guard;
    private @Nullable Path home;
    private @Nullable ProcessServer server;

    private TestSpiceDb(boolean mayShare) {
        this.mayShare = mayShare;
    }

    /// A store of its own on the server of this run; a server of its own where a test runs by itself.
    public static TestSpiceDb store() {
        return new TestSpiceDb(true);
    }

    /// A server of its own, for a class that lets it stop and forget.
    public static TestSpiceDb server() {
        return new TestSpiceDb(false);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        running = true;
        var shared = TestServers.ofThisRun().spiceDb();
        if (mayShare && shared.isPresent()) {
            port = shared.get().port();
            serverKey = shared.get().key();
            key = keyOfAnEmptyStore();
            return;
        }
        port = freePort();
        guard = new Guard();
        home = Files.createTempDirectory("ashlar-spicedb");
        var places = Places.ofWorkspace(root()).withHome(home);
        server = new ProcessServer(SpiceDb.withStores(places, port, key), places, guard);
        start();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        running = false;
        if (server == null) {
            return;
        }
        stop();
        server = null;
        requireNonNull(guard).close();
        try (var paths = Files.walk(requireNonNull(home))) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /// Begins again, empty; for a server of its own only.
    public void start() {
        requireNonNull(server, "this store is part of a server that others use").start();
    }

    /// For a server of its own only.
    public void stop() {
        requireNonNull(server, "this store is part of a server that others use").stop();
    }

    /// Whether the class that it is for has begun and not ended.
    public boolean isRunning() {
        return running;
    }

    public String host() {
        return HOST;
    }

    public int port() {
        return port;
    }

    /// The preshared key, which leads to this store.
    public String key() {
        return key;
    }

    /// Leads to another store of the same server, in which there is nothing yet, not even a schema.
    public String keyOfAnEmptyStore() {
        return serverKey + "/" + UUID.randomUUID();
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
