package dev.ashlar.users.core;

import static dev.ashlar.users.UserFixtures.NOON;

import dev.ashlar.kernel.UserId;
import dev.ashlar.testkit.FakeUnitOfWork;
import dev.ashlar.testkit.RecordingOutbox;
import dev.ashlar.testkit.RecordingRelations;
import dev.ashlar.users.UserSync;
import dev.ashlar.users.UsersSettings;
import dev.ashlar.users.ports.InMemoryBarStore;
import dev.ashlar.users.ports.InMemoryPreferenceStore;
import dev.ashlar.users.ports.InMemoryUserStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The core of users with fakes around it.
final class UsersHouse {
    static final int MOST_PINNED = 3;

    static final Duration TOKEN_LIFETIME = Duration.ofHours(24);

    final InMemoryBarStore bars = new InMemoryBarStore();
    final InMemoryUserStore store = new InMemoryUserStore(bars);
    final FakeUserNamespaces namespaces = new FakeUserNamespaces();
    final RecordingRelations relations = new RecordingRelations();
    final RecordingOutbox outbox = new RecordingOutbox();
    final RecordingAdministrators administrators = new RecordingAdministrators();
    final List<UserId> gone = new ArrayList<>();
    final KnownUsers known;
    final UserArrivals arrivals;
    final UserService users;
    final UserSync sync;
    final PreferenceService preferences;

    private volatile Instant now = NOON;

    UsersHouse() {
        var unitOfWork = new FakeUnitOfWork();
        var settings = new UsersSettings(MOST_PINNED, TOKEN_LIFETIME);
        var rules = new Bars(bars, settings, () -> now);
        var belongings =
                new Belongings(namespaces, relations, List.of((_, user) -> gone.add(user)));
        var register =
                new UserRegister(
                        store, rules, namespaces, belongings, outbox, unitOfWork, () -> now);
        known = new KnownUsers(() -> now);
        arrivals = new UserArrivals(register, known);
        users = new UserService(store, register, known, unitOfWork);
        sync = new UserSyncService(store, register, rules, administrators, known, unitOfWork);
        preferences =
                new PreferenceService(
                        new InMemoryPreferenceStore(), register, unitOfWork, settings);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }
}
