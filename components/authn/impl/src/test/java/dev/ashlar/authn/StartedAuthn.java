package dev.ashlar.authn;

import dev.ashlar.kernel.Ids;
import dev.ashlar.kernel.MonotonicIds;
import dev.ashlar.testkit.tokens.TestRealm;
import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.PrimaryQualifier;
import java.net.URI;
import java.time.InstantSource;
import java.util.Random;
import java.util.Set;

/// The component put together as a program does it, with a clock of the test's.
public final class StartedAuthn implements AutoCloseable {
    private final ApplicationContext context;

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
        context.start();
    }

    public Callers callers() {
        return context.getBean(Callers.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
