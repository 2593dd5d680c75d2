package dev.ashlar.secrets;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Sensitive;

/// The keys of people that open what sessions get of their secrets.
public interface UserKeys {
    /// The caller's own, made now if she has none. That she read it is noted.
    Sensitive read(Caller.SignedIn caller);
}
