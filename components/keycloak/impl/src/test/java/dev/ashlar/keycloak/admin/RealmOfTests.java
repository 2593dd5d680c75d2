package dev.ashlar.keycloak.admin;

import dev.ashlar.kernel.Settings;
import dev.ashlar.keycloak.KeycloakSettings;
import dev.ashlar.keycloak.ports.Realm;
import dev.ashlar.keycloak.ports.RealmMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/// The adapter as a program has it, only less patient.
final class RealmOfTests implements AutoCloseable {
    static final Duration DEADLINE = Duration.ofSeconds(5);

    private final Map<RealmMeter.Outcome, Integer> outcomes =
            Collections.synchronizedMap(new EnumMap<>(RealmMeter.Outcome.class));
    private final Wire wire = new Wire();
    private final AdminRealm realm;

    RealmOfTests(Map<String, String> environment) {
        this(environment, DEADLINE);
    }

    RealmOfTests(Map<String, String> environment, Duration deadline) {
        var patience = new Patience(deadline, 5, Duration.ofMillis(4));
        var reader = new Settings(environment);
        var settings = KeycloakSettings.read(reader);
        reader.check();
        var session = new Session(settings, new Login(settings), wire, patience, Clock.systemUTC());
        var calls =
                new AdminCalls(
                        settings,
                        session,
                        wire,
                        patience,
                        outcome -> outcomes.merge(outcome, 1, Integer::sum));
        realm = new AdminRealm(calls, new RoleMembers(calls));
    }

    Realm realm() {
        return realm;
    }

    /// How often requests ended so.
    int count(RealmMeter.Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0);
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
