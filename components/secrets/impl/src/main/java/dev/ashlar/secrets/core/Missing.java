package dev.ashlar.secrets.core;

import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.Ulid;

/// What is told of things that are not there, and of those that are kept from the caller: both read the same.
final class Missing {
    private Missing() {}

    static Problem secret(Ulid id) {
        return Problem.NotFound.of("secret", id.value());
    }

    static Problem slot(Ulid id) {
        return Problem.NotFound.of("session secret slot", id.value());
    }

    static Problem project(Ulid id) {
        return Problem.NotFound.of("project", id.value());
    }
}
