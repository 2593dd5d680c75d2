package dev.ashlar.users;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.UserId;

/// Part of what belongs to people and goes with them. Every component that keeps something of that kind implements it.
public interface UserContents {
    /// Removes what belongs to a user whose row is gone already, in the transaction at hand.
    ///
    /// @param by who removes her
    void removeAllOf(Caller by, UserId user);
}
