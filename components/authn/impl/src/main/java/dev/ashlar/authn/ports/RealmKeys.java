package dev.ashlar.authn.ports;

import dev.ashlar.kernel.ProblemException;
import java.util.Optional;

/// The keys that the realm signs tokens with.
public interface RealmKeys {
    /// A known key at once, whatever state Keycloak is in. For an unknown one Keycloak may be asked, rarely, however
    /// many are looked for; empty if the realm has no such key, or had none when it was asked last.
    ///
    /// @throws ProblemException `Problem.Unavailable` if the key is not known and Keycloak cannot be asked
    Optional<RealmKey> find(String keyId);

    /// Whether the key is among the known ones. Asks nobody.
    boolean knows(String keyId);
}
