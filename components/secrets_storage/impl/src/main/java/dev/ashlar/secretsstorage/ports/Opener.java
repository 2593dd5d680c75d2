package dev.ashlar.secretsstorage.ports;

import dev.ashlar.kernel.ProblemException;
import java.util.Optional;

/// Takes the outer of the two encryptions off a secret, with a private key that nobody else has. The inner one stays.
public interface Opener {
    /// @return the inner token; empty if no key of this service opens the secret
    /// @throws ProblemException `Problem.Unavailable` if so much is being opened that this would take too long
    Optional<byte[]> open(Sealed secret);
}
