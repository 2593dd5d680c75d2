package dev.ashlar.authz.ports;

/// Looks after what is pending, again and again while a service runs.
public interface Relay {
    /// Applies what nobody else did: after a crash, or when SpiceDB was away.
    ///
    /// @throws ProblemException `Problem.Unavailable` if it could not be done
    void applyLeftOvers();

    /// Forgets what was done long ago.
    ///
    /// @param pause called before each part, outside of transactions; what it throws ends this
    void forgetOld(Runnable pause);
}
