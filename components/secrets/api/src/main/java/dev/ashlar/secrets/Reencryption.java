package dev.ashlar.secrets;

/// Brings what the previous encryption key protects under the current one.
///
/// May be interrupted and begun again: it goes on where it was. Several at once, and programs that serve meanwhile, do one
/// another no harm.
public interface Reencryption {
    /// Hears how far it is.
    @FunctionalInterface
    interface Progress {
        /// @param done keys looked at, this time and before
        /// @param all keys that there are
        void reached(long done, long all);
    }

    /// What was found.
    ///
    /// @param reencrypted keys that were under the previous key
    /// @param current keys that were under the current key already
    /// @param lost keys that neither opens; they are left as they are
    record Outcome(long reencrypted, long current, long lost) {}

    Outcome run(Progress progress);
}
