package dev.ashlar.crc.core;

import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.UserId;

/// What is told of things that are not there, and of those that are kept from the caller: both read the same.
final class Missing {
    private Missing() {}

    static Problem pool(int id) {
        return Problem.NotFound.of("resource pool", Integer.toString(id));
    }

    static Problem resourceClass(int id) {
        return Problem.NotFound.of("resource class", Integer.toString(id));
    }

    static Problem quotaOf(int pool) {
        return new Problem.NotFound(
                "The resource pool with ID %d has no quota, or it is not known now."
                        .formatted(pool));
    }

    static Problem user(UserId id) {
        return Problem.NotFound.of("user", id.value());
    }
}
