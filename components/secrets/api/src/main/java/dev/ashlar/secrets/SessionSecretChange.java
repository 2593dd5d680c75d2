package dev.ashlar.secrets;

import dev.ashlar.kernel.Sensitive;
import dev.ashlar.kernel.Ulid;

/// What is to be in a slot.
public sealed interface SessionSecretChange {
    Ulid slot();

    /// One of the caller's secrets.
    record Existing(Ulid slot, Ulid secret) implements SessionSecretChange {}

    /// A value, which becomes a new secret of the caller.
    record Fresh(Ulid slot, Sensitive value) implements SessionSecretChange {}

    /// Nothing; the secret stays.
    record Empty(Ulid slot) implements SessionSecretChange {}
}
