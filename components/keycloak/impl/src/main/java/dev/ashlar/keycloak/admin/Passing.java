package dev.ashlar.keycloak.admin;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What may be over when one asks again: no answer, a late one, half of one, or one that says that the server is not
/// well.
final class Passing extends IOException {
    private final Duration pause;

    /// @param what part of a sentence, without a secret
    Passing(String what, @Nullable Throwable cause) {
        this(what, cause, Duration.ZERO);
    }

    /// @param pause what the server asks for before the next attempt
    Passing(String what, @Nullable Throwable cause, Duration pause) {
        super(what, cause);
        this.pause = pause;
    }

    Duration pause() {
        return pause;
    }

    String what() {
        return String.valueOf(getMessage());
    }
}
