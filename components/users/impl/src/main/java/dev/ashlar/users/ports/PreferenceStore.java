package dev.ashlar.users.ports;

import dev.ashlar.kernel.UserId;
import dev.ashlar.users.UserPreferences;
import java.util.Optional;

/// What the core asks of storage about preferences. Reading needs no transaction.
public interface PreferenceStore {
    Optional<UserPreferences> find(UserId id);

    /// Writes all of a user's preferences, in the transaction at hand. She must be there and be held.
    void put(UserPreferences preferences);
}
