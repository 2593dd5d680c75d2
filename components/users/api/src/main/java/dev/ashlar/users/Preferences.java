package dev.ashlar.users;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.ProblemException;

/// What the users of the platform prefer, each for herself.
public interface Preferences {
    /// @throws ProblemException `Problem.NotFound` if the caller has never stated any
    UserPreferences get(Caller.SignedIn caller);

    /// Puts a project last in the caller's list, unless it is there already.
    ///
    /// @throws ProblemException `Problem.Invalid` if the list is full
    UserPreferences pin(Caller.SignedIn caller, ProjectPath project);

    /// Takes a project off the caller's list; changes nothing if it is not there.
    UserPreferences unpin(Caller.SignedIn caller, String project);

    /// Empties the caller's list.
    UserPreferences unpinAll(Caller.SignedIn caller);
}
