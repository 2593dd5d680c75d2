package dev.ashlar.development.seed;

/// Somebody can do something about it, and the message says what.
public final class SeedFailure extends RuntimeException {
    SeedFailure(String message) {
        super(message);
    }
}
