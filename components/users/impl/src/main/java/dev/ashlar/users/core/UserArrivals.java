package dev.ashlar.users.core;

import dev.ashlar.authn.Arrivals;
import dev.ashlar.kernel.Caller;
import jakarta.inject.Singleton;

/// Makes a person a user with her first authenticated request, whichever that is.
@Singleton
class UserArrivals implements Arrivals {
    private final UserRegister register;
    private final KnownUsers known;

    UserArrivals(UserRegister register, KnownUsers known) {
        this.register = register;
        this.known = known;
    }

    @Override
    public void seen(Caller.SignedIn caller) {
        if (!known.contains(caller.id())) {
            register.meet(caller);
            known.add(caller.id());
        }
    }
}
