package dev.ashlar.secrets;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.kernel.Ulid;

/// The secrets of people, each with her own: those of others do not exist for her, and she herself sees no value again.
///
/// Where a value is stored: `Problem.Unavailable` when too many people store their first one at the same time.
public interface UserSecrets {
    /// The newest first.
    Page<Secret> list(Caller.SignedIn caller, SecretKind kind, PageRequest page);

    /// @throws ProblemException `Problem.NotFound` if the caller has none with this id
    Secret get(Caller.SignedIn caller, Ulid id);

    /// @throws ProblemException `Problem.Invalid` if the caller has a secret with this filename already, or it is none
    Secret create(Caller.SignedIn caller, SecretDraft draft);

    /// Changes nothing if the patch says nothing new.
    ///
    /// @throws ProblemException `Problem.NotFound` if the caller has none with this id, `Problem.Conflict` if she has
    ///     another one with this filename, `Problem.Invalid` if it is no filename
    Secret change(Caller.SignedIn caller, Ulid id, SecretPatch patch);

    /// Also takes it out of the slots that it fills; does nothing if the caller has none with this id.
    void delete(Caller.SignedIn caller, Ulid id);
}
