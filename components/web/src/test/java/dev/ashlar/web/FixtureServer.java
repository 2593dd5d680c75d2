package dev.ashlar.web;

import dev.ashlar.authn.Arrivals;
import dev.ashlar.authn.Callers;
import dev.ashlar.authn.Credentials;
import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Email;
import dev.ashlar.kernel.HealthProbe;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.Profile;
import dev.ashlar.kernel.UserId;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// A server with the fixture's routes, on a port of its own. `Bearer user` and `Bearer admin` are known callers.
public final class FixtureServer implements AutoCloseable {
    public static final int MOST = 64 * 1_024;

    private final EmbeddedServer server;
    private final List<String> arrived = new CopyOnWriteArrayList<>();

    public FixtureServer(HealthProbe... probes) {
        this(Map.of(), probes);
    }

    public FixtureServer(Map<String, Object> more, HealthProbe... probes) {
        var settings =
                new WebSettings(
                        0, "/api/data", "1.2.3", MOST, false, "http://127.0.0.1:8180/realms/Renku");
        var properties = new HashMap<>(settings.properties());
        properties.putAll(more);
        Callers callers = FixtureServer::identify;
        Arrivals arrivals = caller -> arrived.add(caller.id().value());
        var singletons = new ArrayList<Object>(List.of(settings, callers, arrivals));
        singletons.addAll(List.of(probes));
        server =
                ApplicationContext.builder()
                        .deduceEnvironment(false)
                        .enableDefaultPropertySources(false)
                        .environmentPropertySource(false)
                        .properties(properties)
                        .singletons(singletons.toArray())
                        .start()
                        .getBean(EmbeddedServer.class)
                        .start();
    }

    private static Caller identify(Credentials credentials) {
        var profile = new Profile(new Email("ada@ashlar.dev"), null, null, null);
        return switch (word(credentials.authorization())) {
            case "Bearer user" -> new Caller.User(new UserId("ada-lovelace"), profile);
            case "Bearer admin" -> new Caller.Admin(new UserId("the-admin"), profile);
            case "Bearer away" -> throw new Problem.Unavailable("Keycloak").asException();
            default -> new Caller.Anonymous(word(credentials.anonymousId()));
        };
    }

    private static String word(@Nullable String text) {
        return text == null ? "nobody" : text;
    }

    public int port() {
        return server.getPort();
    }

    public ApplicationContext context() {
        return server.getApplicationContext();
    }

    public List<String> arrived() {
        return arrived;
    }

    @Override
    public void close() {
        server.getApplicationContext().close();
    }
}
