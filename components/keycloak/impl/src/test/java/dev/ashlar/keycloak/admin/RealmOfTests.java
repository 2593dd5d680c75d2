package dev.ashlar.keycloak.admin;

import dev.ashlar.kernel.Settings;
import dev.ashlar.keycloak.KeycloakSettings;
import dev.ashlar.keycloak.ports.Realm;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// The adapter as a program has it, only less patient.
final class RealmOfTests implements AutoCloseable {
    static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final Duration WHOLE = Duration.ofSeconds(45);

    private final Wire wire = new Wire();
    private final AdminRealm realm;

    RealmOfTests(Map<String, String> environment) {
        this(environment, DEADLINE);
    }

    RealmOfTests(Map<String, String> environment, Duration deadline) {
        this(environment, new Patience(deadline, 5, Duration.ofMillis(4), WHOLE));
    }

    RealmOfTests(Map<String, String> environment, Patience patience) {
        var reader = new Settings(environment);
        var settings = KeycloakSettings.read(reader);
        reader.check();
        var session = new Session(settings, new Login(settings), wire, Clock.systemUTC());
        var calls = new AdminCalls(settings, session, wire, patience);
        realm = new AdminRealm(calls, new RoleMembers(calls));
    }

    Realm realm() {
        return realm;
    }

    /// The same with some settings in place of others.
    static Map<String, String> with(Map<String, String> environment, String name, String value) {
        var changed = new HashMap<>(environment);
        changed.put(name, value);
        return changed;
    }

    @Override
    public void close() {
        wire.close();
    }
}
