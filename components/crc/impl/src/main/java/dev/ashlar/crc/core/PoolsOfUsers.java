package dev.ashlar.crc.core;

import dev.ashlar.crc.ports.PoolUserStore;
import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.UserId;
import dev.ashlar.users.UserContents;
import jakarta.inject.Singleton;

/// What a person may compute with, as part of what goes with her.
@Singleton
class PoolsOfUsers implements UserContents {
    private final PoolUserStore store;

    PoolsOfUsers(PoolUserStore store) {
        this.store = store;
    }

    @Override
    public void removeAllOf(Caller by, UserId user) {
        store.removeAllOf(user);
    }
}
