package dev.ashlar.users;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.kernel.UserId;
import org.jspecify.annotations.Nullable;

/// Who is on the platform.
public interface Users {
    /// The users with an address, or all of them; the newest first.
    ///
    /// @param exactEmail compared as it is; null or empty asks for everybody, which only administrators may
    /// @throws ProblemException `Problem.Unauthenticated` for an anonymous caller, `Problem.Forbidden` for one who is
    ///     no administrator and names no address
    Page<User> list(Caller caller, @Nullable String exactEmail, PageRequest page);

    /// The caller herself, who is made if nobody knows her yet.
    User self(Caller.SignedIn caller);

    /// Anybody, for anybody; without her address if the caller is anonymous. A caller who asks for herself is made if
    /// nobody knows her yet.
    ///
    /// @throws ProblemException `Problem.NotFound` if there is no such user
    User get(Caller caller, UserId id);

    /// Removes a user with all that is only hers: preferences, rights, and her namespace if nothing is in it. Does
    /// nothing if there is no such user.
    void remove(Caller.Admin caller, UserId id);
}
