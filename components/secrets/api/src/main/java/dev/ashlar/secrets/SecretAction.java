package dev.ashlar.secrets;

import java.util.Locale;

/// What can be done with a secret, as it is noted.
public enum SecretAction {
    /// What is known of it was read; its value is never part of that.
    READ,
    /// It was stored, or changed.
    WRITTEN,
    /// It was handed to a session.
    DELIVERED,
    /// It was removed.
    DELETED,
    /// The key that opens the values of all secrets of one person was handed out.
    KEY_READ;

    /// As it is written in bodies and in the table: `key_read`.
    public String lowerCase() {
        return name().toLowerCase(Locale.ROOT);
    }
}
