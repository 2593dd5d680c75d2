package dev.ashlar.secrets;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.ETagCondition;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.kernel.Ulid;

/// What sessions of projects ask for. Whoever sees a project sees its slots, whoever may write in it changes them. For
/// everybody else they do not exist: `Problem.NotFound`.
public interface SessionSecretSlots {
    /// The newest first.
    Page<SessionSecretSlot> list(Caller caller, Ulid project, PageRequest page);

    SessionSecretSlot get(Caller caller, Ulid id);

    /// @throws ProblemException `Problem.NotFound` if the caller may not write in the project, `Problem.Conflict` if it
    ///     has a slot with this filename, `Problem.Invalid` if no file can be called so
    SessionSecretSlot create(Caller.SignedIn caller, SessionSecretSlotDraft draft);

    /// Changes a slot that still looks as the caller has seen it.
    ///
    /// @throws ProblemException `Problem.Stale` if somebody was faster, otherwise as for [#create]
    SessionSecretSlot change(
            Caller.SignedIn caller, Ulid id, ETagCondition expected, SessionSecretSlotPatch patch);

    /// Removes it, with what everybody has filled it with; the secrets stay. Does nothing if the caller sees no such slot.
    void delete(Caller.SignedIn caller, Ulid id);
}
