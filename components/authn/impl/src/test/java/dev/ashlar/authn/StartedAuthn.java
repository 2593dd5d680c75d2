package dev.ashlar.authn;

import dev.ashlar.authn.ports.BarRecord;
import dev.ashlar.authn.ports.Refresher;
import dev.ashlar.kernel.Ids;
import dev.ashlar.kernel.MonotonicIds;
import dev.ashlar.kernel.UserId;
import dev.ashlar.testkit.tokens.TestRealm;
import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.PrimaryQualifier;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The component put together as a program does it, with a clock of the test's.
public final class StartedAuthn implements AutoCloseable {
    private final ApplicationContext context;
    private final Map<UserId, Instant> barred = new ConcurrentHashMap<>();

    public StartedAuthn(TestRealm realm, InstantSource clock) {
        this(new AuthnSettings(URI.create(realm.issuer()), Set.of("RS256")), clock);
    }

    public StartedAuthn(AuthnSettings settings, InstantSource clock) {
        context =
                ApplicationContext.builder()
                        .deduceEnvironment(false)
                        .deduceCloudEnvironment(false)
                        .banner(false)
                        .build();
        context.registerSingleton(AuthnSettings.class, settings);
        context.registerSingleton(InstantSource.class, clock, PrimaryQualifier.INSTANCE);
        context.registerSingleton(Ids.class, new MonotonicIds(clock, new Random(1)));
        context.registerSingleton(
                BarRecord.class, () -> Map.copyOf(barred), PrimaryQualifier.INSTANCE);
        context.start();
    }

    public Callers callers() {
        return context.getBean(Callers.class);
    }

    /// Nobody is let in with a token of hers until then, as the program hears at once.
    void bar(UserId person, Instant until) {
        barred.put(person, until);
        context.getBean(Refresher.class).refresh();
    }

    @Override
    public void close() {
        context.close();
    }
}
