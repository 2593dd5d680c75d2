package dev.ashlar.dataapi;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.database.DatabaseSettings;
import dev.ashlar.kernel.HealthProbe;
import dev.ashlar.kernel.Settings;
import dev.ashlar.runtime.Service;
import dev.ashlar.testkit.SecretKeyFiles;
import dev.ashlar.testkit.TestDatabase;
import dev.ashlar.testkit.TestSpiceDb;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The whole service in this process, on a database of its own, with people of the real realm where the run has one.
///
/// ```java
/// @RegisterExtension @Order(1) static final TestDatabase DATABASE = TestDatabase.withTables();
/// @RegisterExtension @Order(2) static final RunningDataApi API = new RunningDataApi(DATABASE);
/// ```
final class RunningDataApi implements BeforeAllCallback, AfterAllCallback {
    private final TestDatabase database;
    private final Supplier<Realm> people;
    private final boolean closesRealm;
    private final TestSpiceDb spiceDb;
    private final SecretKeyFiles secretKeys;
    private Supplier<Map<String, String>> more = Map::of;
    private @Nullable Service service;
    private @Nullable Realm realm;

    RunningDataApi(TestDatabase database) {
        this(database, Realm::ofThisRun, true, TestSpiceDb.store(), SecretKeyFiles.make());
    }

    /// @param neighbour whose people, SpiceDB and keys this one has too; it starts first
    RunningDataApi(TestDatabase database, RunningDataApi neighbour) {
        this(
                database,
                () -> requireNonNull(neighbour.realm),
                false,
                neighbour.spiceDb,
                neighbour.secretKeys);
    }

    /// @param people the test's own, and the test's to close
    RunningDataApi(TestDatabase database, Realm people) {
        this(database, () -> people, false, TestSpiceDb.store(), SecretKeyFiles.make());
    }

    private RunningDataApi(
            TestDatabase database,
            Supplier<Realm> people,
            boolean closesRealm,
            TestSpiceDb spiceDb,
            SecretKeyFiles secretKeys) {
        this.database = database;
        this.people = people;
        this.closesRealm = closesRealm;
        this.spiceDb = spiceDb;
        this.secretKeys = secretKeys;
    }

    /// Settings that win over the usual ones, asked for when the service starts.
    RunningDataApi with(Supplier<Map<String, String>> settings) {
        more = settings;
        return this;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        realm = people.get();
        if (!spiceDb.isRunning()) {
            spiceDb.beforeAll(context);
        }
        var settings = new Settings(environment(realm));
        var composition = patient(Composition.read(settings));
        settings.check();
        service = DataApi.start(composition);
        awaitSpiceDb();
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

    /// Until it knows all relations changes are refused; where a test keeps it away, for a moment only.
    private void awaitSpiceDb() {
        var probe = context().getBean(HealthProbe.class, Qualifiers.byName("spicedb"));
        for (int tries = 0; tries < 100 && !probe.answers(); tries++) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        var disagreements = service == null ? 0 : disagreements();
        if (service != null) {
            service.close();
        }
        if (realm != null && closesRealm) {
            realm.close();
        }
        spiceDb.afterAll(context);
        secretKeys.close();
        assertThat(disagreements).as("things about which index and SpiceDB differed").isZero();
    }

    /// Where this service's relations are; the others of the class use the same.
    TestSpiceDb spiceDb() {
        return spiceDb;
    }

    /// What the service is told of keys; the private one it is not told.
    SecretKeyFiles secretKeys() {
        return secretKeys;
    }

    int port() {
        return requireNonNull(service).context().getBean(EmbeddedServer.class).getPort();
    }

    /// Calls without a token.
    Client visitor() {
        return client(null);
    }

    /// Calls as one of the people of the realm.
    Client as(String name) {
        return client(requireNonNull(realm).token(name));
    }

    ApplicationContext context() {
        return requireNonNull(service).context();
    }

    /// How often the index and SpiceDB said different things about who sees what.
    private double disagreements() {
        var counter =
                context().getBean(MeterRegistry.class).find("authz.reads.disagreements").counter();
        return counter == null ? 0 : counter.count();
    }

    private Client client(@Nullable String token) {
        var running = requireNonNull(service).context();
        var address = running.getBean(EmbeddedServer.class).getURI().resolve("/api/data");
        return new Client(address, token, running.getBean(JsonMapper.class));
    }

    private Map<String, String> environment(Realm people) throws IOException {
        var environment = new HashMap<String, String>();
        var own = database.settings();
        environment.put("PORT", Integer.toString(freePort()));
        environment.put("DB_HOST", own.host());
        environment.put("DB_PORT", Integer.toString(own.port()));
        environment.put("DB_USER", own.user());
        environment.put("DB_NAME", own.name());
        environment.put("DB_PASSWORD", own.password().value());
        environment.put("KEYCLOAK_URL", people.url());
        environment.put("KEYCLOAK_REALM", people.name());
        environment.put("KEYCLOAK_CLIENT_ID", "tests");
        environment.put("KEYCLOAK_CLIENT_SECRET", "tests");
        environment.put("KEYCLOAK_TOKEN_SIGNATURE_ALGS", "RS256");
        environment.put("GITLAB_URL", "http://127.0.0.1:1");
        environment.putAll(secretKeys.settings());
        // Whatever a test sees is what both the index and SpiceDB say.
        environment.put("AUTHZ_READS", "verify");
        environment.put("AUTHZ_DB_HOST", spiceDb.host());
        environment.put("AUTHZ_DB_GRPC_PORT", Integer.toString(spiceDb.port()));
        environment.put("AUTHZ_DB_KEY", spiceDb.key());
        environment.put("AUTHZ_DB_NO_TLS_CONNECTION", "true");
        // Nobody listens there: what is tested here goes on without Redis, and without Kubernetes.
        environment.put("REDIS_PORT", "1");
        environment.put("KUBERNETES_MASTER", "http://127.0.0.1:1");
        environment.putAll(more.get());
        return environment;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
