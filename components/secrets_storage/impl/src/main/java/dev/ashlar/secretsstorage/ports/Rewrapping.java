package dev.ashlar.secretsstorage.ports;

/// Wraps keys for the current key of this service that were wrapped for the previous one.
public interface Rewrapping {
    /// What a wrapped key turned out to be.
    sealed interface Result {
        /// It was wrapped for the previous key; this is the same for the current one.
        record Moved(byte[] key) implements Result {}

        /// It is wrapped for the current key.
        record Current() implements Result {}

        /// It is wrapped for neither.
        record Unreadable() implements Result {}
    }

    /// Whether there is a previous key.
    boolean isWanted();

    /// Names the public half of the current key, the same in every program.
    String target();

    /// Costs one or two private operations, some milliseconds each.
    Result rewrap(byte[] key);
}
