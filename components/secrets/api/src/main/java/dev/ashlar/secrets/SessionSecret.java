package dev.ashlar.secrets;

import dev.ashlar.kernel.Ulid;

/// A slot that somebody has filled.
///
/// @param secret hers
public record SessionSecret(SessionSecretSlot slot, Ulid secret) {}
