package dev.ashlar.users.ports;

import dev.ashlar.kernel.UserId;
import dev.ashlar.users.UserPreferences;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

public final class InMemoryPreferenceStore implements PreferenceStore {
    private final Map<UserId, UserPreferences> all = new ConcurrentHashMap<>();

    @Override
    public Optional<UserPreferences> find(UserId id) {
        return Optional.ofNullable(all.get(id));
    }

    @Override
    public void put(UserPreferences preferences) {
        all.put(preferences.userId(), preferences);
    }
}
