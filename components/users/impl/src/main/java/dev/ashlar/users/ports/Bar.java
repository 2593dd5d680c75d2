package dev.ashlar.users.ports;

import java.time.Instant;

/// Why nobody is let in with a token of hers.
public sealed interface Bar {
    /// The realm does not let her in, until it says otherwise.
    record Disabled() implements Bar {}

    /// The realm has her no longer.
    ///
    /// @param until when every token that she may still have must have expired
    record Deleted(Instant until) implements Bar {}

    /// Whether it counts at a time.
    default boolean holds(Instant now) {
        return switch (this) {
            case Disabled() -> true;
            case Deleted(var until) -> now.isBefore(until);
        };
    }
}
