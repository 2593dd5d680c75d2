package dev.ashlar.secretsstorage.ports;

import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UserId;

/// A secret as it is stored.
///
/// @param filename under which it is wanted unless somebody says otherwise
/// @param encryptedValue the outer token
/// @param encryptedKey what makes the key of the outer token, wrapped
public record Sealed(
        Ulid id, UserId owner, String filename, byte[] encryptedValue, byte[] encryptedKey) {
    @Override
    public String toString() {
        return "Sealed[%s]".formatted(id);
    }
}
