package dev.ashlar.secrets.ports;

/// A user's key, looked at with the current and the previous encryption key.
public sealed interface Relocked {
    /// It was locked with the previous one.
    ///
    /// @param locked the same key, locked with the current one
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
    record Anew(byte[] locked) implements Relocked {}

    /// It is locked with the current one.
    record AsItWas() implements Relocked {}

    /// Neither opens it.
    record Lost() implements Relocked {}
}
