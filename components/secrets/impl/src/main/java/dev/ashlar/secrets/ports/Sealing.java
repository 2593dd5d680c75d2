package dev.ashlar.secrets.ports;

import dev.ashlar.kernel.Sensitive;
import dev.ashlar.kernel.UserId;

/// Closes what must not be read. Costs much processor time for somebody who was not here lately, so never call it inside
/// a transaction. What it gives can be told apart by nobody who has not the keys.
///
/// Every method throws a [ProblemException] with `Problem.Unavailable` when too much of it is asked for at once.
public interface Sealing {
    /// A key that nobody has had.
    Sensitive newUserKey();

    /// @return the user's key as it may lie in the database
    byte[] lock(UserId user, Sensitive userKey);

    /// The opposite of [#lock].
    ///
    /// @throws IllegalStateException if it was locked with a key that is not here
    Sensitive open(UserId user, byte[] locked);

    /// Looks with which encryption key a user's key is locked, and locks it with the current one.
    Relocked relock(UserId user, byte[] locked);

    /// Closes a value twice: only who has the user's key and can open the wrapped key reads it.
    SealedValue seal(UserId user, Sensitive userKey, Sensitive value);
}
