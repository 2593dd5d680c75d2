package dev.ashlar.users.core;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Outbox;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.kernel.UserId;
import dev.ashlar.namespace.UserNamespaces;
import dev.ashlar.users.User;
import dev.ashlar.users.UserEvent.UserAdded;
import dev.ashlar.users.UserEvent.UserRemoved;
import dev.ashlar.users.UserEvent.UserUpdated;
import dev.ashlar.users.ports.UserStore;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Makes people users, once each, however many of their requests come together; and strikes them off again.
@Singleton
class UserRegister {
    private final UserStore store;
    private final Bars bars;
    private final UserNamespaces namespaces;
    private final Belongings belongings;
    private final Outbox outbox;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    UserRegister(
            UserStore store,
            Bars bars,
            UserNamespaces namespaces,
            Belongings belongings,
            Outbox outbox,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.store = store;
        this.bars = bars;
        this.namespaces = namespaces;
        this.belongings = belongings;
        this.outbox = outbox;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /// The user that the caller is, made now if she is not there. Outside of any transaction.
    ///
    /// @throws ProblemException `Problem.Unauthenticated` if she is not there and not to be made
    User meet(Caller.SignedIn caller) {
        var met = store.find(caller.id());
        while (met.isEmpty()) {
            // Empty again only if somebody else made her in between, and then she is usually found.
            met = unitOfWork.run(() -> admit(caller)).or(() -> store.find(caller.id()));
        }
        return met.get();
    }

    /// The same inside the transaction at hand: she stays until it ends, and what is done for her waits for it.
    User hold(Caller.SignedIn caller) {
        var held = store.hold(caller.id());
        while (held.isEmpty()) {
            held = admit(caller).or(() -> store.hold(caller.id()));
        }
        return held.get();
    }

    /// Makes somebody who comes with a token. That it counted does not suffice: this program may not have heard yet that
    /// the realm has her no longer.
    private Optional<User> admit(Caller.SignedIn caller) {
        store.reserve(caller.id());
        if (bars.hold(caller.id())) {
            throw Problem.Unauthenticated.needsUser().asException();
        }
        return make(Newcomer.of(caller));
    }

    /// In the transaction at hand, in which she is reserved. Empty if she turns out to be there.
    Optional<User> make(Newcomer newcomer) {
        var wish = newcomer.wish();
        var now = now();
        if (!store.add(newcomer.named(wish), now)) {
            return Optional.empty();
        }
        var username = namespaces.open(newcomer.id(), wish).slug();
        if (!username.equals(wish)) {
            store.rename(newcomer.id(), username);
        }
        var user = newcomer.named(username);
        outbox.append(UserAdded.of(user, now));
        return Optional.of(user);
    }

    /// Writes what is known of a user now, in the transaction at hand, in which she is held.
    ///
    /// @return whether it is anything new
    boolean update(User user, Newcomer newest) {
        var updated = newest.named(user.username());
        if (updated.equals(user)) {
            return false;
        }
        store.update(updated);
        outbox.append(UserUpdated.of(updated, now()));
        return true;
    }

    /// Removes her with all that is only hers, in the transaction at hand, in which she is reserved; does nothing if she is
    /// not there.
    ///
    /// @return whether she was there
    boolean strike(Caller by, UserId id) {
        // First, because the row is what requests of hers wait for.
        var there = store.remove(id);
        if (there) {
            belongings.remove(by, id);
            outbox.append(new UserRemoved(id.value(), now()));
        }
        return there;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
