package dev.ashlar.users.core;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.kernel.UserId;
import dev.ashlar.users.User;
import dev.ashlar.users.Users;
import dev.ashlar.users.ports.UserStore;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

@Singleton
class UserService implements Users {
    private final UserStore store;
    private final UserRegister register;
    private final KnownUsers known;
    private final UnitOfWork unitOfWork;

    UserService(UserStore store, UserRegister register, KnownUsers known, UnitOfWork unitOfWork) {
        this.store = store;
        this.register = register;
        this.known = known;
        this.unitOfWork = unitOfWork;
    }

    @Override
    public Page<User> list(Caller caller, @Nullable String exactEmail, PageRequest page) {
        if (caller instanceof Caller.Anonymous) {
            throw Problem.Unauthenticated.needsUser().asException();
        }
        if (exactEmail != null && !exactEmail.isEmpty()) {
            return store.listByEmail(exactEmail, page);
        }
        if (caller instanceof Caller.User) {
            throw new Problem.Forbidden(
                            "Only administrators may list all users; give exact_email to find one.")
                    .asException();
        }
        return store.list(page);
    }

    @Override
    public User self(Caller.SignedIn caller) {
        // Not from memory: somebody may have removed her on another replica.
        return register.meet(caller);
    }

    @Override
    public User get(Caller caller, UserId id) {
        return switch (caller) {
            case Caller.SignedIn herself when herself.id().equals(id) -> register.meet(herself);
            case Caller.SignedIn _, Caller.Service _ -> find(id);
            case Caller.Anonymous _ -> find(id).withoutEmail();
        };
    }

    @Override
    public void remove(Caller.Admin caller, UserId id) {
        unitOfWork.run(() -> {
            store.reserve(id);
            return register.strike(caller, id);
        });
        known.forget(id);
    }

    private User find(UserId id) {
        return store.find(id).orElseThrow(() -> missing(id));
    }

    private static RuntimeException missing(UserId id) {
        return Problem.NotFound.of("user", id.value()).asException();
    }
}
