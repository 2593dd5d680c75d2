package dev.ashlar.authn;

import dev.ashlar.kernel.Caller;

/// For components whose rows name a user. Their statements select from `users.held`, and where that finds nobody they
/// call this and repeat the statement.
public interface Enrolment {
    /// From now until the transaction at hand ends the caller is a user; she is made if she is not there, for example
    /// because an administrator removed her on another replica.
    void ensure(Caller.SignedIn caller);
}
