package dev.ashlar.authn.ports;

/// Takes over what has changed elsewhere.
public interface Refresher {
    /// @throws ProblemException `Problem.Unavailable` if the database does not answer; what was known stays known
    void refresh();
}
