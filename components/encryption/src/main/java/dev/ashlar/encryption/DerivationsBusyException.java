package dev.ashlar.encryption;

/// So many keys are being derived that this one would not be ready in time; the same may succeed later.
public final class DerivationsBusyException extends RuntimeException {
    DerivationsBusyException() {
        super("too many keys are being derived", null, false, false);
    }
}
