package dev.ashlar.users.core;

import dev.ashlar.authn.Enrolment;
import dev.ashlar.kernel.Caller;
import jakarta.inject.Singleton;

@Singleton
class UserEnrolment implements Enrolment {
    private final UserRegister register;

    UserEnrolment(UserRegister register) {
        this.register = register;
    }

    @Override
    public void ensure(Caller.SignedIn caller) {
        register.hold(caller);
    }
}
