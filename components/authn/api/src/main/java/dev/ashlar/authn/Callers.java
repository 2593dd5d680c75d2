package dev.ashlar.authn;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.ProblemException;

/// Tells who calls.
public interface Callers {
    /// The bearer of a valid token, or somebody anonymous: a token that is bad, expired or not ours counts as none.
    ///
    /// @throws ProblemException `Problem.Unavailable` if the key that a token names is not known here and Keycloak
    ///     cannot be asked for it
    Caller identify(Credentials credentials);
}
