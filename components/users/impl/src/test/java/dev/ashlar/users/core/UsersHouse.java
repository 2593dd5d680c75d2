package dev.ashlar.users.core;

import static dev.ashlar.users.UserFixtures.NOON;

import dev.ashlar.testkit.FakeUnitOfWork;
import dev.ashlar.testkit.RecordingOutbox;
import dev.ashlar.testkit.RecordingRelations;
import dev.ashlar.users.UsersSettings;
import dev.ashlar.users.ports.InMemoryPreferenceStore;
import dev.ashlar.users.ports.InMemoryUserStore;
import java.time.Duration;
import java.time.Instant;

/// The core of users with fakes around it.
final class UsersHouse {
    static final int MOST_PINNED = 3;

    final InMemoryUserStore store = new InMemoryUserStore();
    final FakeUserNamespaces namespaces = new FakeUserNamespaces();
    final RecordingRelations relations = new RecordingRelations();
    final RecordingOutbox outbox = new RecordingOutbox();
    final KnownUsers known;
    final UserArrivals arrivals;
    final UserService users;
    final PreferenceService preferences;

    private volatile Instant now = NOON;

    UsersHouse() {
        var unitOfWork = new FakeUnitOfWork();
        var register =
                new UserRegister(store, namespaces, relations, outbox, unitOfWork, () -> now);
        known = new KnownUsers(() -> now);
        arrivals = new UserArrivals(register, known);
        users = new UserService(store, register, known);
        preferences =
                new PreferenceService(
                        new InMemoryPreferenceStore(),
                        register,
                        unitOfWork,
                        new UsersSettings(MOST_PINNED));
    }

    void pass(Duration time) {
        now = now.plus(time);
    }
}
