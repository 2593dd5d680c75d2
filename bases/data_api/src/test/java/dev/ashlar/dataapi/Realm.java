package dev.ashlar.dataapi;

import dev.ashlar.testkit.TestServers;

/// Where the people of a test log in.
interface Realm extends AutoCloseable {
    /// The real one where the run has one, else one that makes tokens like it.
    static Realm ofThisRun() {
        return TestServers.ofThisRun()
                .keycloak()
                .<Realm>map(KeycloakRealm::new)
                .orElseGet(OwnRealm::new);
    }

    String url();

    String name();

    /// An access token of `admin`, `ada`, `grace` or `alan`; the same for some minutes.
    String token(String person);

    @Override
    void close();
}
