package dev.ashlar.encryption;

/// A text that is no Fernet token, or none of this key. Does not say which, and has no stack trace: tokens come from
/// outside, and who guesses must learn nothing.
public final class InvalidTokenException extends Exception {
    InvalidTokenException() {
        super("this is no token of this key", null, false, false);
    }
}
