package dev.ashlar.secretsstorageapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.ashlar.database.DatabaseSettings;
import dev.ashlar.kernel.Settings;
import dev.ashlar.runtime.Service;
import dev.ashlar.testkit.TestDatabase;
import dev.ashlar.testkit.sealing.ServiceKey;
import dev.ashlar.testkit.tokens.TestKey;
import dev.ashlar.testkit.tokens.TestRealm;
import dev.ashlar.testkit.tokens.TestTokens;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The whole service in this process, with a realm and keys of its own.
final class RunningSecretsStorage implements BeforeAllCallback, AfterAllCallback {
    static final String PROGRAM = "secrets_storage_api";
    static final ServiceKey CURRENT = ServiceKey.fresh(2_048);
    static final ServiceKey PREVIOUS = ServiceKey.fresh(2_048);

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final TestDatabase database;
    private final Supplier<Map<String, String>> kubernetes;
    private final TestKey key = TestKey.rsa("own");
    private @Nullable TestRealm realm;
    private @Nullable Service service;

    /// @param kubernetes the variables that say where Kubernetes is, asked for when the service starts
    RunningSecretsStorage(TestDatabase database, Supplier<Map<String, String>> kubernetes) {
        this.database = database;
        this.kubernetes = kubernetes;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        realm = new TestRealm(key);
        var settings = new Settings(environment());
        var composition = patient(Composition.read(settings));
        settings.check();
        service = SecretsStorageApi.start(composition);
    }

    /// A busy machine must not fail a test of something else.
    private static Composition patient(Composition usual) {
        return new Composition(
                usual.singletons().stream()
                        .map(each ->
                                each instanceof DatabaseSettings database
                                        ? database.withPatience(Duration.ofMinutes(1))
                                        : each)
                        .toList(),
                usual.properties());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        requireNonNull(service).close();
        requireNonNull(realm).close();
    }

    static String idOf(String person) {
        return UUID.nameUUIDFromBytes(person.getBytes(UTF_8)).toString();
    }

    ApplicationContext context() {
        return requireNonNull(service).context();
    }

    HttpResponse<String> post(String path, @Nullable String person, String body) {
        var request = request(path, person).POST(BodyPublishers.ofString(body));
        return sent(request.build());
    }

    HttpResponse<String> get(String path) {
        return sent(request(path, null).build());
    }

    private HttpRequest.Builder request(String path, @Nullable String person) {
        var address = context().getBean(EmbeddedServer.class).getURI().resolve(path);
        var request = HttpRequest.newBuilder(URI.create(address.toString()));
        return person == null
                ? request
                : request.header("Authorization", "Bearer " + token(person));
    }

    private String token(String person) {
        var tokens = new TestTokens(requireNonNull(realm), key, InstantSource.system());
        var claims = tokens.claims();
        claims.put("sub", idOf(person));
        claims.put("email", person + "@ashlar.dev");
        return tokens.signed(claims);
    }

    private static HttpResponse<String> sent(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(failure);
        }
    }

    private Map<String, String> environment() throws IOException {
        var folder = Files.createTempDirectory("keys");
        folder.toFile().deleteOnExit();
        var environment = new HashMap<String, String>();
        var own = database.settings();
        environment.put("PORT", Integer.toString(freePort()));
        environment.put("DB_HOST", own.host());
        environment.put("DB_PORT", Integer.toString(own.port()));
        environment.put("DB_USER", own.user());
        environment.put("DB_NAME", own.name());
        environment.put("DB_PASSWORD", own.password().value());
        environment.put("KEYCLOAK_URL", requireNonNull(realm).url());
        environment.put("KEYCLOAK_TOKEN_SIGNATURE_ALGS", "RS256");
        environment.putAll(kubernetes.get());
        environment.put(
                "SECRETS_SERVICE_PRIVATE_KEY_PATH",
                CURRENT.privateIn(folder.resolve("current")).toString());
        environment.put(
                "PREVIOUS_SECRETS_SERVICE_PRIVATE_KEY_PATH",
                PREVIOUS.privateIn(folder.resolve("previous")).toString());
        return environment;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
