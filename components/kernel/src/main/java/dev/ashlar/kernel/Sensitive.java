package dev.ashlar.kernel;

/// A text that must never be printed: a password, a key, a token.
public record Sensitive(String value) {
    @Override
    public String toString() {
        return "(hidden)";
    }
}
