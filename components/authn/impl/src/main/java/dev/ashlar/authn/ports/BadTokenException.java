package dev.ashlar.authn.ports;

/// A token that counts as none. Without a stack trace: clients can cause as many as they like.
public final class BadTokenException extends RuntimeException {
    /// @param reason for the log, never with anything that the token itself says
    public BadTokenException(String reason) {
        super(reason, null, false, false);
    }
}
