package dev.ashlar.testkit.keycloak;

import static java.util.Objects.requireNonNull;

import dev.ashlar.development.servers.Guard;
import dev.ashlar.development.servers.Keycloak;
import dev.ashlar.development.servers.Places;
import dev.ashlar.development.servers.ProcessServer;
import dev.ashlar.development.servers.RealmFile;
import dev.ashlar.testkit.TestServers;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A realm of its own for one test class, as `make run` has it: on the Keycloak of this run where there is one, else on
/// one of the class's own.
///
/// ```java
/// @RegisterExtension static final TestKeycloak KEYCLOAK = new TestKeycloak();
/// ```
public final class TestKeycloak implements BeforeAllCallback, AfterAllCallback {
    private static final int ANY_PORT = 8000;

    private final String realm = "test-" + UUID.randomUUID();
    private String url = "";
    private @Nullable Guard guard;
    private @Nullable Path home;
    private @Nullable ProcessServer server;
    private @Nullable RealmAdmin admin;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        url = TestServers.ofThisRun().keycloak().map(TestServers.Keycloak::url).orElse("");
        if (url.isEmpty()) {
            url = started();
        }
        admin = new RealmAdmin(url, realm);
        admin.create(new RealmFile(ANY_PORT, ANY_PORT).named(realm));
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        try (var leaving = requireNonNull(admin)) {
            leaving.destroy();
        }
        if (server == null) {
            return;
        }
        server.stop();
        server = null;
        requireNonNull(guard).close();
        try (var paths = Files.walk(requireNonNull(home))) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    public String url() {
        return url;
    }

    public String realm() {
        return realm;
    }

    /// Whoever may do everything in it.
    public RealmAdmin admin() {
        return requireNonNull(admin, "the test class has not begun");
    }

    /// What a program must be told to look after this realm.
    public Map<String, String> environment() {
        return Map.of(
                "KEYCLOAK_URL",
                url,
                "KEYCLOAK_REALM",
                realm,
                "KEYCLOAK_CLIENT_ID",
                Keycloak.SERVICES_CLIENT,
                "KEYCLOAK_CLIENT_SECRET",
                Keycloak.SERVICES_SECRET);
    }

    private String started() throws IOException {
        try (var socket = new ServerSocket(0)) {
            var port = socket.getLocalPort();
            socket.close();
            guard = new Guard();
            home = Files.createTempDirectory("ashlar-keycloak");
            var places = Places.ofWorkspace(root()).withHome(home);
            var recipe = new Keycloak(places, port, new RealmFile(ANY_PORT, ANY_PORT));
            server = new ProcessServer(recipe, places, guard);
            server.start();
            return "http://localhost:" + port;
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
