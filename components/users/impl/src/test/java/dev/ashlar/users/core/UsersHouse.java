package dev.ashlar.users.core;

import static dev.ashlar.users.UserFixtures.NOON;

import dev.ashlar.kernel.UserId;
import dev.ashlar.testkit.FakeUnitOfWork;
import dev.ashlar.testkit.RecordingOutbox;
import dev.ashlar.testkit.RecordingRelations;
import dev.ashlar.users.UsersSettings;
import dev.ashlar.users.ports.InMemoryPreferenceStore;
import dev.ashlar.users.ports.InMemoryUserStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The core of users with fakes around it.
final class UsersHouse {
    static final int MOST_PINNED = 3;

    final InMemoryUserStore store = new InMemoryUserStore();
    final FakeUserNamespaces namespaces = new FakeUserNamespaces();
    final RecordingRelations relations = new RecordingRelations();
    final RecordingOutbox outbox = new RecordingOutbox();
    final List<UserId> gone = new ArrayList<>();
    final KnownUsers known;
    final UserArrivals arrivals;
    final UserService users;
    final PreferenceService preferences;

    private volatile Instant now = NOON;

    UsersHouse() {
        var unitOfWork = new FakeUnitOfWork();
        var belongings =
                new Belongings(namespaces, relations, List.of((_, user) -> gone.add(user)));
        var register =
                new UserRegister(store, namespaces, belongings, outbox, unitOfWork, () -> now);
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
