package dev.ashlar.secrets.ports;

/// A value as it may lie in the database; neither part is of any use without the other, and both are of none here.
///
/// @param value the characters of a token around a token
/// @param key what opens the outer token, wrapped for the secrets storage API
@SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
public record SealedValue(byte[] value, byte[] key) {
    @Override
    public String toString() {
        return "(hidden)";
    }
}
