package dev.ashlar.secrets;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;

/// What was done with secrets within the last year.
public interface SecretHistory {
    /// What anybody did with the caller's secrets, the last first; also with those that are gone.
    Page<SecretEvent> own(Caller.SignedIn caller, PageRequest page);
}
