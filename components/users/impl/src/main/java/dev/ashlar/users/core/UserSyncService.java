package dev.ashlar.users.core;

import static dev.ashlar.users.UserSync.Outcome.ADDED;
import static dev.ashlar.users.UserSync.Outcome.CHANGED;
import static dev.ashlar.users.UserSync.Outcome.REMOVED;
import static dev.ashlar.users.UserSync.Outcome.UNCHANGED;

import dev.ashlar.authz.Administrators;
import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.kernel.UserId;
import dev.ashlar.users.UserSync;
import dev.ashlar.users.ports.UserStore;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Changes of one person follow one another, because she is reserved first, user or not.
@Singleton
class UserSyncService implements UserSync {
    private static final Caller.Service REALM = new Caller.Service("realm");

    private final UserStore store;
    private final UserRegister register;
    private final Bars bars;
    private final Administrators administrators;
    private final KnownUsers known;
    private final UnitOfWork unitOfWork;

    UserSyncService(
            UserStore store,
            UserRegister register,
            Bars bars,
            Administrators administrators,
            KnownUsers known,
            UnitOfWork unitOfWork) {
        this.store = store;
        this.register = register;
        this.bars = bars;
        this.administrators = administrators;
        this.known = known;
        this.unitOfWork = unitOfWork;
    }

    @Override
    public Outcome take(Person person) {
        // Nearly everybody in a full run is as she was, and that needs no locks.
        return isAsKnown(person) ? UNCHANGED : unitOfWork.run(() -> takeNow(person));
    }

    private boolean isAsKnown(Person person) {
        var user = store.find(person.id());
        var asKnown =
                user.map(it -> Newcomer.of(person).named(it.username()).equals(it))
                        .orElse(!person.enabled());
        return asKnown && bars.agree(person.id(), person.enabled());
    }

    private Outcome takeNow(Person person) {
        store.reserve(person.id());
        var barred = bars.set(person.id(), person.enabled());
        var newest = Newcomer.of(person);
        var user = store.hold(person.id());
        if (user.isEmpty() && person.enabled()) {
            return register.make(newest).isPresent() ? ADDED : UNCHANGED;
        }
        var updated = user.isPresent() && register.update(user.get(), newest);
        return barred || updated ? CHANGED : UNCHANGED;
    }

    @Override
    public Outcome remove(UserId id) {
        var outcome = unitOfWork.run(() -> removeNow(id));
        known.forget(id);
        return outcome;
    }

    private Outcome removeNow(UserId id) {
        store.reserve(id);
        var barred = bars.delete(id);
        if (register.strike(REALM, id)) {
            return REMOVED;
        }
        return barred ? CHANGED : UNCHANGED;
    }

    @Override
    public Outcome setAdmins(Set<UserId> admins) {
        return unitOfWork.run(() -> {
            var now = bars.now();
            var users = store.stay(admins, now);
            return administrators.set(users, bars.endOfTokens(now)) ? CHANGED : UNCHANGED;
        });
    }

    @Override
    public List<UserId> known(@Nullable UserId after, int atMost) {
        return store.idsAfter(after, atMost);
    }
}
