package dev.ashlar.secrets;

import java.util.Locale;

/// What a secret is for.
public enum SecretKind {
    /// Whatever a person likes to keep.
    GENERAL,
    /// A credential of a storage.
    STORAGE;

    /// As it is written in bodies: `general`.
    public String lowerCase() {
        return name().toLowerCase(Locale.ROOT);
    }
}
