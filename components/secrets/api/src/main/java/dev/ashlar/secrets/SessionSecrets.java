package dev.ashlar.secrets;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.kernel.Ulid;
import java.util.List;

/// With what people fill the slots of projects that they see, each for herself.
///
/// Every method throws `Problem.NotFound` if the caller does not see the project.
public interface SessionSecrets {
    /// What the caller has filled, the newest slot first.
    Page<SessionSecret> list(Caller.SignedIn caller, Ulid project, PageRequest page);

    /// All of the changes or none.
    ///
    /// @return everything that the caller has filled then
    /// @throws ProblemException `Problem.NotFound` if the project has no such slot or the caller no such secret,
    ///     `Problem.Invalid` if a slot is named twice
    Page<SessionSecret> change(
            Caller.SignedIn caller, Ulid project, List<SessionSecretChange> changes);

    /// Empties all of the caller's slots in the project; her secrets stay.
    void clear(Caller.SignedIn caller, Ulid project);
}
