package dev.ashlar.secretsstorage;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.ProblemException;

/// Brings stored secrets to where sessions find them.
public interface Deliveries {
    /// Puts the caller's secrets into one Secret, each still encrypted with her own key. Either all of them are there
    /// afterwards or nothing has changed. Doing it again does no harm.
    ///
    /// @throws ProblemException `Problem.NotFound` if one of them is not hers or not there; `Problem.Invalid` if the
    ///     keys do not fit the secrets, or Kubernetes would not take a name; `Problem.Conflict` if the Secret is not
    ///     hers, or its namespace not one for sessions; `Problem.NotDecrypted`, `Problem.NotDelivered`
    void deliver(Caller.SignedIn caller, Delivery delivery);
}
